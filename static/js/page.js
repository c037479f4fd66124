// What every page does better with JavaScript; each part is wired by its data- attribute.
import { applyPreferences } from "./preferences.js";
import { closePops } from "./pops.js";
import { wireKeys } from "./keys.js";
import { wireChoosing } from "./choosing.js";
import { leadBack, returnToPlace } from "./returning.js";
import { countChanges, renewOnceBack } from "./renewing.js";
import { showChosenFaces } from "./faces.js";
import { hideNotice } from "./notice.js";
import { readOffline } from "./offline.js";
import { tellKept } from "./kept.js";
import { dressFileField } from "./file_field.js";
import { later } from "./later.js";
import { loadNamed } from "./loading.js";
import { waitForArticles } from "./waiting.js";

document.documentElement.dataset.script = "on";
for (const element of document.querySelectorAll("[data-without-script]")) element.hidden = true;

showChosenFaces();
applyPreferences();
closePops();
returnToPlace();
leadBack();
countChanges();
renewOnceBack();
wireChoosing();
wireKeys();
hideNotice();
waitForArticles();
readOffline();
tellKept();
dressFileField();
later(loadNamed);
