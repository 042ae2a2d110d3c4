/** The speeds at which a class can be played again: seconds of it per second. */
export const SPEEDS = [1, 2, 4, 8, 16];

/** Counts seconds of media time up while it runs, at a speed; tells each new one. */
export class PlayClock {
  #tell;
  #frame = null;
  #from = 0;
  #began = 0;
  #speed = 1;
  #told = 0;

  /** @param tell called with the second that has come */
  constructor(tell) {
    this.#tell = tell;
  }

  /** From a second on; one that runs goes on from there. */
  start(second, speed) {
    this.stop();
    this.#from = this.#told = second;
    this.#began = performance.now();
    this.#speed = speed;
    this.#frame = requestAnimationFrame(this.#draw);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #draw = (now) => {
    this.#frame = requestAnimationFrame(this.#draw);
    const second = this.#from + Math.floor((Math.max(0, now - this.#began) / 1000) * this.#speed);
    if (second > this.#told) {
      this.#told = second;
      this.#tell(second);
    }
  };
}
