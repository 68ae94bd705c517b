package dev.retune.feedback.remote;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import java.util.Optional;

/** Creates clients with the credentials of a source. */
final class RemoteClientFactory {
  private RemoteClientFactory() {}

  /**
   * A client; the caller closes it.
   *
   * @throws InvalidInputException when a key would be sent unencrypted, or is not set
   */
  static JsonHttpClient open(
      SourceConfig config, RemoteAddress address, SourceOpener secrets, HttpRetryTiming timing) {
    return new JsonHttpClient(
        config.name(), address.base(), credentials(config, address, secrets), timing);
  }

  // Langfuse takes a key pair as user and password, Phoenix a key alone
  private static HttpCredentials credentials(
      SourceConfig config, RemoteAddress address, SourceOpener secrets) {
    Optional<String> key = secrets.password(config);
    if (key.isPresent() && "http".equals(address.base().getScheme()) && !address.isNear()) {
      throw new InvalidInputException(
          "feedback.remote.plainHttp", config.name(), address.base().getHost());
    }
    if (key.isEmpty()) {
      return HttpCredentials.NONE;
    }
    return config
        .user()
        .map(user -> HttpCredentials.basic(user, key.get()))
        .orElseGet(() -> HttpCredentials.bearer(key.get()));
  }
}
