package dev.classmoji.aggregator.feedback;

/** A face's rectangle in the upright video picture: pixels, origin at the top left. */
public record Face(float x, float y, float width, float height) {}
