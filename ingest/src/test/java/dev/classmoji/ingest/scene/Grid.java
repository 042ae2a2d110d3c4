package dev.classmoji.ingest.scene;

import dev.classmoji.ingest.face.Face;

/** Cells of one size that fill a picture, numbered from 0 in reading order. */
record Grid(int columns, int rows) {
  /** Pixels, as in the sample. */
  static final int WIDTH = 1280;

  static final int HEIGHT = 720;

  int cellWidth() {
    return WIDTH / columns;
  }

  int cellHeight() {
    return HEIGHT / rows;
  }

  int left(int cell) {
    return cell % columns * cellWidth();
  }

  int top(int cell) {
    return cell / columns * cellHeight();
  }

  /** The cell that holds the face's centre. */
  int cellAt(Face face) {
    int column = (int) (face.centreX() * columns / WIDTH);
    int row = (int) (face.centreY() * rows / HEIGHT);
    return row * columns + column;
  }
}
