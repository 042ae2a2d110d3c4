package dev.classmoji.ingest.crop;

import dev.classmoji.ingest.student.Sighting;

/** A student's face in one picture, cut out. */
public record StudentCrop(Sighting sighting, Crop crop) {}
