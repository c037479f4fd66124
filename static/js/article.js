// The reading page: the summary, and how far one has read.
import { wireSummary } from "./summary.js";
import { keepPosition } from "./position.js";
import { showProgress } from "./progress.js";
import { wireFinishing } from "./finishing.js";
import { wireSwipe } from "./swipe.js";

wireSummary();
keepPosition();
showProgress();
wireFinishing();
wireSwipe();
