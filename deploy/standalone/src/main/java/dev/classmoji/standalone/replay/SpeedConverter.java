package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.Speed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --speed}. */
final class SpeedConverter implements ITypeConverter<Speed> {
  @Override
  public Speed convert(String value) {
    try {
      return Speed.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
