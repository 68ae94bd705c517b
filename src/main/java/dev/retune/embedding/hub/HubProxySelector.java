package dev.retune.embedding.hub;

import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses proxies by {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code
 * NO_PROXY}, in small letters first.
 */
final class HubProxySelector extends ProxySelector {
  private static final Logger LOG = LoggerFactory.getLogger(HubProxySelector.class);
  private static final int USUAL_PORT = 80;
  private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "all_proxy");

  private final Map<String, String> environment;
  private final List<String> direct;

  private HubProxySelector(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.direct =
        variable("no_proxy").stream()
            .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
  }

  /**
   * The environment's proxies; the system's when it names none.
   *
   * @throws InvalidInputException when a proxy is not an address
   */
  static ProxySelector of(Map<String, String> environment) {
    HubProxySelector named = new HubProxySelector(environment);
    boolean any = false;
    for (String name : PROXIES) {
      Optional<String> address = named.variable(name);
      if (address.isPresent() && proxy(address.get()).isEmpty()) {
        throw new InvalidInputException("model.badProxy", name.toUpperCase(Locale.ROOT));
      }
      any |= address.isPresent();
    }
    ProxySelector system = ProxySelector.getDefault();
    return any || system == null ? named : system;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (isDirect(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    return variable(scheme + "_proxy")
        .or(() -> variable("all_proxy"))
        .flatMap(HubProxySelector::proxy)
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  /** An entry stands for a host and all below it, with or without a port. */
  private boolean isDirect(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    String withPort = host + ":" + uri.getPort();
    return direct.stream()
        .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
        .anyMatch(
            entry ->
                entry.equals("*")
                    || entry.equals(host)
                    || entry.equals(withPort)
                    || host.endsWith("." + entry)
                    || withPort.endsWith("." + entry));
  }

  /** Answers the proxies that ask for the name and password of their address. */
  Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? credentials(getRequestingHost()).orElse(null)
            : null;
      }
    };
  }

  private Optional<PasswordAuthentication> credentials(String host) {
    return PROXIES.stream()
        .flatMap(name -> variable(name).stream())
        .map(HubProxySelector::uri)
        .filter(uri -> host.equalsIgnoreCase(uri.getHost()) && uri.getUserInfo() != null)
        .map(uri -> uri.getUserInfo().split(":", 2))
        .filter(pair -> pair.length == 2)
        .map(pair -> new PasswordAuthentication(pair[0], pair[1].toCharArray()))
        .findFirst();
  }

  private static URI uri(String address) {
    return URI.create(address.contains("://") ? address : "http://" + address);
  }

  private static Optional<Proxy> proxy(String address) {
    try {
      URI uri = uri(address);
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
      return Optional.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(uri.getHost(), port)));
    } catch (IllegalArgumentException e) {
      LOG.info("the address of a proxy cannot be understood", e);
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    LOG.info("the proxy {} does not answer", address, failure);
  }
}
