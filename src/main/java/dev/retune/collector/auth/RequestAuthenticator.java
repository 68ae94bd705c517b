package dev.retune.collector.auth;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.model.CollectorLimits;
import dev.retune.collector.model.CollectorLimits.Rate;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates requests and limits their rate. Local callers need no key until the first one is
 * created; remote callers always do.
 */
public final class RequestAuthenticator {
  private static final String CALLER = "caller";
  private static final String BEARER = "bearer ";
  private static final String X_FORWARDED = "x-forwarded-";
  // headers that proxies and their networks add, in lower case
  private static final Set<String> PROXY_HEADERS =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-forwarded-for",
          "true-client-ip",
          "cf-connecting-ip",
          "cf-ray",
          "cdn-loop",
          "fastly-client-ip",
          "fly-client-ip",
          "x-envoy-external-address",
          "x-azure-clientip",
          "x-appengine-user-ip",
          "x-amz-cf-id",
          "x-amzn-trace-id");

  private final ApiKeyCache keys;
  private final RateLimiter limiter;
  private final CollectorLimits limits;
  private final ClientAddressResolver clients;

  public RequestAuthenticator(
      ApiKeyCache keys,
      RateLimiter limiter,
      CollectorLimits limits,
      ClientAddressResolver clients) {
    this.keys = keys;
    this.limiter = limiter;
    this.limits = limits;
    this.clients = clients;
  }

  /** Checks a request to a protected route and rejects it if it is not allowed. */
  public void check(Context ctx) {
    List<ApiKeyScope> scopes =
        ctx.routeRoles().stream()
            .filter(ApiKeyScope.class::isInstance)
            .map(ApiKeyScope.class::cast)
            .toList();
    for (ApiKeyScope scope : scopes) {
      ctx.attribute(CALLER, caller(ctx, scope));
    }
    if (!scopes.isEmpty()) {
      limit("key:" + caller(ctx), limits.perKey());
    }
  }

  private String caller(Context ctx, ApiKeyScope scope) {
    Optional<String> secret = secret(ctx);
    if (secret.isEmpty() && keys.empty() && isLocal(ctx)) {
      return "local";
    }
    ApiKey key = secret.flatMap(keys::find).orElseThrow(RequestAuthenticator::unknown);
    if (!key.allows(scope)) {
      throw ProblemDetails.of(403, "collector.scopeLacking", scope.text());
    }
    return String.valueOf(key.id());
  }

  public static ProblemDetails.ProblemException unknown() {
    return new ProblemDetails.ProblemException(
        new ProblemDetails(
            401,
            "collector.keyNeeded",
            List.of(),
            List.of(),
            Map.of("WWW-Authenticate", "Bearer")));
  }

  private static Optional<String> secret(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.of(authorization.substring(BEARER.length()).strip());
    }
    return Optional.ofNullable(ctx.header("X-API-Key"));
  }

  /**
   * Whether the caller is a program on this machine: connected over loopback, addressing a loopback
   * name (or DNS rebinding could reach us), not sent by another site's page, and not through a
   * proxy. Header-less proxies are recognized by HTTP/1.0.
   */
  private boolean isLocal(Context ctx) {
    return isLoopback(ctx.req().getRemoteAddr())
        && isLoopback(ctx.req().getServerName())
        && !clients.isThroughProxy(ctx)
        && !"cross-site".equalsIgnoreCase(ctx.header("Sec-Fetch-Site"))
        && !"HTTP/1.0".equals(ctx.req().getProtocol())
        && Collections.list(ctx.req().getHeaderNames()).stream()
            .noneMatch(RequestAuthenticator::isOfAProxy);
  }

  private static boolean isOfAProxy(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith(X_FORWARDED) || PROXY_HEADERS.contains(name);
  }

  static boolean isLoopback(String host) {
    // only literals: a lookup would let a name server decide whom to trust
    return host.equalsIgnoreCase("localhost")
        || ClientAddressResolver.literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Returns the caller after a successful {@link #check}. */
  public static String caller(Context ctx) {
    String caller = ctx.attribute(CALLER);
    return caller == null ? "" : caller;
  }

  /** Applies the limit of a voter. */
  public void limitVoter(String voter) {
    limit("voter:" + voter, limits.perVoter());
  }

  /** Applies the limit of the client's network address, and returns that address. */
  public String limitAddress(Context ctx) {
    String address = clients.of(ctx);
    limit("address:" + address, limits.perAddress());
    return address;
  }

  private void limit(String name, Rate rate) {
    Duration wait = limiter.take(name, rate);
    if (!wait.isZero()) {
      throw ProblemDetails.tooOften(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
  }
}
