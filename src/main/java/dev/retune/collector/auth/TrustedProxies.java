package dev.retune.collector.auth;

import dev.retune.common.error.InvalidInputException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** The networks of proxies whose forwarding headers are trusted. */
public final class TrustedProxies {
  // names are not allowed: whoever answers the lookup would become trusted
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+(/\\d+)?|[0-9a-fA-F:.]+(/\\d+)?");

  private final InetAddressSet networks = new InetAddressSet();

  private TrustedProxies() {}

  /**
   * Parses addresses and networks, such as {@code 127.0.0.1}, {@code 10.0.0.0/8} or {@code
   * 2001:db8::/32}.
   *
   * @throws InvalidInputException when one is neither
   */
  public static TrustedProxies of(List<String> networks) {
    TrustedProxies proxies = new TrustedProxies();
    for (String network : networks) {
      String text = network.strip();
      try {
        if (!NUMERIC.matcher(text).matches()) {
          throw new IllegalArgumentException(text);
        }
        proxies.networks.add(text);
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException(e, "collector.notANetwork", text);
      }
    }
    return proxies;
  }

  boolean contains(InetAddress address) {
    return networks.test(address);
  }
}
