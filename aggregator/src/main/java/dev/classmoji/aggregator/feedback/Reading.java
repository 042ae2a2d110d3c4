package dev.classmoji.aggregator.feedback;

/**
 * What the model read off one student's face in one sampled frame.
 *
 * @param frame index of the sampled frame in the session, strictly increasing
 * @param mediaTimeMicros microseconds since the start of the media
 */
public record Reading(long frame, long mediaTimeMicros, Probabilities probabilities, Face face) {}
