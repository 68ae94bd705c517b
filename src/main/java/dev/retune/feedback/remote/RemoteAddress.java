package dev.retune.feedback.remote;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.Sha256;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Address of a product's API, such as {@code https://cloud.langfuse.com} or {@code
 * http://localhost:6006?project=chat}.
 *
 * @param base address without query, user and password
 * @param project Phoenix's project; {@code default} unless stated
 */
public record RemoteAddress(URI base, String project) {
  private static final String PROJECT = "project=";

  /** Whether an address denotes an API rather than a database or a file. */
  public static boolean is(String url) {
    String lower = url.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  /**
   * Parses an address.
   *
   * @throws InvalidInputException when it is malformed, or contains credentials, which would be
   *     shown and logged
   */
  public static RemoteAddress parse(String url) {
    try {
      URI uri = new URI(url.strip());
      if (uri.getHost() == null || uri.getUserInfo() != null || !is(url)) {
        throw new InvalidInputException("feedback.remote.address", shown(url));
      }
      String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("/+$", "");
      URI base = new URI(uri.getScheme() + "://" + uri.getRawAuthority() + path);
      return new RemoteAddress(base, project(uri));
    } catch (URISyntaxException e) {
      throw new InvalidInputException(e, "feedback.remote.address", shown(url));
    }
  }

  /** Whether the server is on this machine or in a private network. */
  public boolean isNear() {
    try {
      InetAddress host = InetAddress.getByName(base.getHost());
      return host.isLoopbackAddress() || host.isSiteLocalAddress() || host.isLinkLocalAddress();
    } catch (UnknownHostException e) {
      // the request itself reports it
      return true;
    }
  }

  private static String shown(String url) {
    return url.replaceFirst("//[^/]*@", "//…@");
  }

  private static String project(URI uri) {
    return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .filter(part -> part.startsWith(PROJECT))
        .map(part -> URLDecoder.decode(part.substring(PROJECT.length()), StandardCharsets.UTF_8))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("default");
  }

  /** Name of the mirror's file: the same for the same records, whatever the source is called. */
  String mirrorName(String user) {
    return Sha256.hex(base + " " + project + " " + user).substring(0, 16) + ".db";
  }
}
