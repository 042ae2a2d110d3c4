package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;

/**
 * An image of a face and what it is known to show.
 *
 * @param file its path in its {@link ImageSet}
 */
record LabelledImage(String file, Showing label) {}
