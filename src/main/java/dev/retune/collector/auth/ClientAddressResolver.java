package dev.retune.collector.auth;

import dev.retune.common.runtime.RepeatedFailureLog;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the network address of a client. Trusted proxies report it in {@code X-Forwarded-For}
 * or {@code Forwarded} (RFC 7239). Hops are read from right to left, because each is recorded by
 * the next one; the first that is not a trusted proxy is the client. Headers from others are
 * ignored.
 */
public final class ClientAddressResolver {
  static final String X_FORWARDED_FOR = "X-Forwarded-For";
  static final String FORWARDED = "Forwarded";

  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for\\s*=\\s*\"?([^\";]*)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]*)\\](?::\\d+)?|([0-9.]+):\\d+");
  // the part of an IPv6 address that identifies a customer; the customer chooses the rest
  private static final int CUSTOMER_BYTES = 8;

  private final TrustedProxies proxies;
  private final RepeatedFailureLog failureLog;

  public ClientAddressResolver(TrustedProxies proxies, RepeatedFailureLog failureLog) {
    this.proxies = proxies;
    this.failureLog = failureLog;
  }

  /** Whether the connection comes from a trusted proxy. */
  boolean isThroughProxy(Context ctx) {
    return literal(ctx.req().getRemoteAddr()).filter(proxies::contains).isPresent();
  }

  /** Returns the address for rate limits: for IPv6, its /64 network. */
  String of(Context ctx) {
    String remote = ctx.req().getRemoteAddr();
    return literal(remote).map(peer -> shown(client(ctx.req(), peer))).orElse(remote);
  }

  private InetAddress client(HttpServletRequest request, InetAddress peer) {
    List<String> xForwarded = elements(request, X_FORWARDED_FOR);
    List<String> forwarded =
        elements(request, FORWARDED).stream().map(ClientAddressResolver::node).toList();
    if (xForwarded.isEmpty() && forwarded.isEmpty()) {
      return peer;
    }
    if (!proxies.contains(peer)) {
      failureLog.warn(
          "proxy",
          "requests come through a proxy at "
              + peer.getHostAddress()
              + " that is not trusted: all its clients share one address and its limits;"
              + " name it with --trusted-proxies");
      return peer;
    }
    InetAddress one = xForwarded.isEmpty() ? peer : last(xForwarded, peer);
    InetAddress other = forwarded.isEmpty() ? peer : last(forwarded, peer);
    // a proxy sets one header and passes the other one on from the client; since we cannot tell
    // which, a client that sends one is limited together with the proxy
    return xForwarded.isEmpty() ? other : forwarded.isEmpty() || one.equals(other) ? one : peer;
  }

  /** Returns the last hop that is not a trusted proxy, as far back as the hops are readable. */
  private InetAddress last(List<String> hops, InetAddress peer) {
    InetAddress known = peer;
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = literal(hop);
      if (address.isEmpty()) {
        return known;
      }
      known = address.get();
      if (!proxies.contains(known)) {
        return known;
      }
    }
    return known;
  }

  // split at every comma, quoted or not, so that an unclosed quotation mark from a client cannot
  // hide the proxy's entry
  private static List<String> elements(HttpServletRequest request, String header) {
    List<String> elements = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(header))) {
      Arrays.stream(line.split(",", -1)).map(String::strip).forEach(elements::add);
    }
    return elements;
  }

  private static String node(String element) {
    Matcher matcher = FOR.matcher(element);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  /** Parses an address from a header, with or without a port; never looks up a name. */
  static Optional<InetAddress> literal(String written) {
    Matcher matcher = WITH_PORT.matcher(written);
    String text = written;
    if (matcher.matches()) {
      text = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      // "unknown", an obfuscated name, or nonsense
      return Optional.empty();
    }
  }

  private static String shown(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return address.getHostAddress().toLowerCase(Locale.ROOT);
    }
    byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), CUSTOMER_BYTES), 16);
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 16 bytes", e);
    }
  }
}
