package dev.classmoji.aggregator.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** The dashboard's messages as text. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final ObjectWriter MESSAGES = MAPPER.writerFor(PageMessage.class);
  private static final ObjectWriter ANSWERS = MAPPER.writer();
  private static final ObjectReader REQUESTS = MAPPER.readerFor(PageRequest.class);

  private Json() {}

  public static String of(PageMessage message) {
    return write(MESSAGES, message);
  }

  /** An answer to an HTTP request, of records, collections and plain values. */
  public static String ofAnswer(Object answer) {
    return write(ANSWERS, answer);
  }

  /** Empty if the text is no request that this build knows. */
  public static Optional<PageRequest> request(String text) {
    try {
      return Optional.ofNullable(REQUESTS.readValue(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }
}
