package dev.retune.embedding.hub;

import java.util.Optional;

/**
 * What is already there of a file, from its beginning.
 *
 * @param bytes number of its bytes
 * @param validator strong ETag of the content that they are of, if the server sent one
 */
public record DownloadedPart(long bytes, Optional<String> validator) {
  /** Nothing of it. */
  public static final DownloadedPart NONE = new DownloadedPart(0, Optional.empty());
}
