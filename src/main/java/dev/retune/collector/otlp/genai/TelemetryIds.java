package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.persistence.StorableText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks and reads ids, times and short texts of telemetry. */
final class TelemetryIds {
  private static final Pattern TRACE = Pattern.compile("(?!0+$)[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("(?!0+$)[0-9a-f]{16}");
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final long NANOS = 1_000_000_000L;

  private TelemetryIds() {}

  static boolean isTrace(String id) {
    return TRACE.matcher(id).matches();
  }

  static boolean isSpan(String id) {
    return SPAN.matcher(id).matches();
  }

  /** A time, if it is between 1990 and tomorrow. */
  static Optional<Instant> time(long nanos, Instant now) {
    Instant time =
        Instant.ofEpochSecond(
            Long.divideUnsigned(nanos, NANOS), Long.remainderUnsigned(nanos, NANOS));
    return Optional.of(time).filter(t -> !t.isBefore(EARLIEST) && !t.isAfter(now.plus(AHEAD)));
  }

  /** The first of these attributes that has a text or number. */
  static Optional<String> text(Map<String, JsonNode> attributes, String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(attributes.get(name)).stream())
        .filter(JsonNode::isValueNode)
        .map(value -> StorableText.text(value.asText("")).strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  static boolean exceed(int most, List<Optional<String>> texts) {
    return texts.stream().flatMap(Optional::stream).anyMatch(text -> text.length() > most);
  }
}
