/**
 * Notices when what came is on the screen. What comes while the page is hidden, or is still due
 * when it is hidden, was never seen on time and is let go.
 */
export class Drawn {
  #tell;
  #due = new Map();
  #frame = null;

  /** @param tell called with student and event once that is drawn */
  constructor(tell) {
    this.#tell = tell;
  }

  open() {
    document.addEventListener('visibilitychange', this.#forget);
  }

  close() {
    document.removeEventListener('visibilitychange', this.#forget);
    this.#forget();
  }

  /** The next frame draws these: pairs of student and event. Of a student's, the last one counts. */
  expect(events) {
    if (events.length > 0 && !document.hidden) {
      events.forEach(([student, event]) => this.#due.set(student, event));
      this.#frame ??= requestAnimationFrame(this.#draw);
    }
  }

  /** A task that begins in a frame's callback runs after that frame. */
  #draw = () => {
    const drawn = [...this.#due];
    this.#due.clear();
    this.#frame = null;
    setTimeout(() => drawn.forEach(([student, event]) => this.#tell(student, event)));
  };

  #forget = () => {
    this.#due.clear();
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
  };
}
