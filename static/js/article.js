// The reading page: contents, the summary, how far one has read, getting on, listening.
import "./page.js";
import { followContents } from "./contents.js";
import { wireSummary } from "./summary.js";
import { followSentenceLinks } from "./sentence_links.js";
import { keepPosition } from "./position.js";
import { showProgress } from "./progress.js";
import { wireFinishing } from "./finishing.js";
import { wireSwipe } from "./swipe.js";
import { wireListening } from "./listen.js";
import { leadToPlace } from "./hide_link.js";
import { later } from "./later.js";

followContents();
followSentenceLinks();
keepPosition();
leadToPlace();
later(wireSummary, showProgress, wireFinishing, wireSwipe, wireListening);
