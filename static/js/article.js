// The reading page: the summary, and how far one has read.
import { wireSummary } from "./summary.js";
import { keepPosition } from "./position.js";
import { wireSwipe } from "./swipe.js";

wireSummary();
keepPosition();
wireSwipe();
