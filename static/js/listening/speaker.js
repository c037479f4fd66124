// Speaks pieces, one utterance after another, and tells which. To pause is to cancel and to begin the sentence again:
// SpeechSynthesis.pause() ends the utterance on Android, and does nothing for some voices elsewhere.
import { split } from "./split.js";

const SILENCE_MS = 8_000; // an utterance that says nothing for so long was blocked or got lost on the network

export class Speaker {
  /** `on`: piece(piece, at), end(), silence(reason). `voiceOf`: language → voice. */
  constructor(synthesis, voiceOf, on) {
    Object.assign(this, { synthesis, voiceOf, on, pieces: [], at: 0, speed: 1, isSpeaking: false, turn: 0 });
  }

  play() {
    this.isSpeaking = true;
    this.begin();
  }

  pause() {
    this.isSpeaking = false;
    this.hush();
  }

  go(at) {
    this.at = Math.min(Math.max(at, 0), this.pieces.length - 1);
    if (this.isSpeaking) this.begin();
    else this.on.piece(this.pieces[this.at], this.at);
  }

  /** Begin the sentence again, as after a change of voice or speed. */
  again() {
    if (this.isSpeaking) this.begin();
  }

  begin() {
    const wasHeard = this.hush();
    const turn = this.turn;
    // Firefox and Safari drop what is said in the same moment as something is cancelled.
    if (wasHeard) setTimeout(() => turn === this.turn && this.say());
    else this.say();
  }

  hush() {
    this.turn += 1; // nothing that comes of an earlier utterance is heard any more
    clearTimeout(this.waiting);
    const wasHeard = this.synthesis.speaking || this.synthesis.pending;
    if (wasHeard) this.synthesis.cancel();
    if (this.synthesis.paused) this.synthesis.resume(); // another page may have left it so
    return wasHeard;
  }

  say() {
    const piece = this.pieces[this.at];
    const voice = this.voiceOf(piece.lang);
    if (!voice) return this.fail("voice-unavailable"); // taken away while listening
    this.on.piece(piece, this.at);
    this.sayParts(split(piece.text, voice, this.speed), piece.lang, voice);
  }

  sayParts([text, ...rest], lang, voice) {
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), { lang, voice, rate: this.speed });
    const turn = this.turn;
    const inTurn = (act) => (event) => turn === this.turn && (clearTimeout(this.waiting), act(event));
    utterance.addEventListener("start", inTurn(() => {}));
    utterance.addEventListener("end", inTurn(() => (rest.length ? this.sayParts(rest, lang, voice) : this.next())));
    utterance.addEventListener("error", inTurn((event) => this.fail(event.error)));
    this.utterance = utterance; // Chrome forgets the events of one that nobody holds
    this.waiting = setTimeout(() => turn === this.turn && this.fail("silence"), SILENCE_MS);
    this.synthesis.speak(utterance);
  }

  next() {
    if (this.at + 1 < this.pieces.length) {
      this.at += 1;
      return this.say();
    }
    this.isSpeaking = false;
    this.at = 0;
    this.on.end();
  }

  fail(reason) {
    this.pause();
    this.on.silence(reason);
  }
}
