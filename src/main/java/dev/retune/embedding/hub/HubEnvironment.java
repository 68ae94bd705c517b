package dev.retune.embedding.hub;

import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the hub is and how it is reached, by the environment variables of the hub's own clients.
 *
 * @param endpoint address of the hub or a mirror, without a slash at its end
 * @param token the user's token
 * @param cache folder of the models that other programs downloaded
 * @param offline whether nothing may be requested
 * @param proxies the proxies to use
 */
public record HubEnvironment(
    URI endpoint, Optional<String> token, Path cache, boolean offline, ProxySelector proxies) {
  private static final Logger LOG = LoggerFactory.getLogger(HubEnvironment.class);

  /** The hub itself. */
  public static final String HUB = "https://huggingface.co";

  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

  /**
   * Reads the environment.
   *
   * @throws InvalidInputException when the endpoint is not the address of a server
   */
  public static HubEnvironment of(Map<String, String> environment, Path userHome) {
    Variables variables = new Variables(environment, userHome);
    Path home =
        variables
            .path("HF_HOME")
            .orElseGet(
                () ->
                    variables
                        .path("XDG_CACHE_HOME")
                        .orElse(userHome.resolve(".cache"))
                        .resolve("huggingface"));
    return new HubEnvironment(
        endpoint(variables.text("HF_ENDPOINT").orElse(HUB)),
        variables.isTrue("HF_HUB_DISABLE_IMPLICIT_TOKEN")
            ? Optional.empty()
            : token(variables, home),
        variables
            .path("HF_HUB_CACHE")
            .or(() -> variables.path("HUGGINGFACE_HUB_CACHE"))
            .orElse(home.resolve("hub")),
        variables.isTrue("HF_HUB_OFFLINE") || variables.isTrue("TRANSFORMERS_OFFLINE"),
        HubProxySelector.of(environment));
  }

  private static URI endpoint(String text) {
    try {
      URI address = URI.create(text.strip().replaceFirst("/+$", ""));
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (address.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      LOG.info("HF_ENDPOINT is no address", e);
    }
    throw new InvalidInputException("model.badEndpoint", PlainText.of(text));
  }

  private static Optional<String> token(Variables variables, Path home) {
    Optional<String> told =
        variables.text("HF_TOKEN").or(() -> variables.text("HUGGING_FACE_HUB_TOKEN"));
    Path file = variables.path("HF_TOKEN_PATH").orElse(home.resolve("token"));
    if (told.isEmpty() && Files.isRegularFile(file)) {
      try {
        told = Optional.of(Files.readString(file));
      } catch (IOException e) {
        LOG.warn("the token file {} cannot be read", file, e);
      }
    }
    return told.map(text -> text.replaceAll("[\\r\\n]", "").strip())
        .filter(text -> !text.isEmpty());
  }

  /** Whether an address is on the hub's own host, which alone receives the token. */
  boolean isHub(URI address) {
    return port(address) == port(endpoint)
        && endpoint.getScheme().equalsIgnoreCase(address.getScheme())
        && endpoint.getHost().equalsIgnoreCase(address.getHost());
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  @Override
  public String toString() {
    return endpoint + (token.isPresent() ? " with a token" : "") + (offline ? " offline" : "");
  }

  /** Reads variables; empty ones count as missing. */
  private record Variables(Map<String, String> environment, Path userHome) {
    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Optional<Path> path(String name) {
      return text(name)
          .map(
              value ->
                  value.startsWith("~")
                      ? userHome.resolve(value.substring(1).replaceFirst("^[/\\\\]+", ""))
                      : Path.of(value));
    }

    boolean isTrue(String name) {
      return text(name).filter(value -> TRUE.contains(value.toUpperCase(Locale.ROOT))).isPresent();
    }
  }
}
