package dev.retune.embedding.hub;

import java.util.Optional;

/**
 * The content of a file.
 *
 * @param start position of its first byte; 0 when the server sends the file from its beginning
 *     although the rest was asked for
 * @param validator strong ETag of the content, if the server sent one
 * @param body the bytes
 */
public record HubContent(long start, Optional<String> validator, ResponseStream body)
    implements AutoCloseable {
  @Override
  public void close() {
    body.close();
  }
}
