package dev.retune.collector.otlp.wire;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two encodings of OTLP over HTTP; an answer has the encoding of its request. */
public enum OtlpEncoding {
  PROTOBUF("application/x-protobuf"),
  JSON("application/json");

  private final String mediaType;

  OtlpEncoding(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The encoding that a Content-Type names. */
  public static Optional<OtlpEncoding> of(@Nullable String contentType) {
    if (contentType == null) {
      return Optional.empty();
    }
    String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (media) {
      case "application/x-protobuf", "application/protobuf" -> Optional.of(PROTOBUF);
      case "application/json" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }
}
