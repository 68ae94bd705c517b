package dev.retune.collect;

import dev.retune.collect.CollectorLimits.Rate;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who may ask what, and how often. A caller of this machine needs no key until the first is made;
 * any other always does.
 */
final class Access {
  private static final String CALLER = "caller";
  private static final String BEARER = "bearer ";
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

  private final KeyRing keys;
  private final RateLimiter limiter;
  private final CollectorLimits limits;

  Access(KeyRing keys, RateLimiter limiter, CollectorLimits limits) {
    this.keys = keys;
    this.limiter = limiter;
    this.limits = limits;
  }

  /** Lets a request to a guarded route through, or not. */
  void check(Context ctx) {
    for (RouteRole role : ctx.routeRoles()) {
      if (role instanceof Scope scope) {
        String caller = caller(ctx, scope);
        ctx.attribute(CALLER, caller);
        limit("key:" + caller, limits.perKey());
      }
    }
  }

  private String caller(Context ctx, Scope scope) {
    Optional<String> secret = secret(ctx);
    if (secret.isEmpty() && keys.empty() && isLocal(ctx)) {
      return "local";
    }
    ApiKey key = secret.flatMap(keys::find).orElseThrow(Access::unknown);
    if (!key.allows(scope)) {
      throw Problem.of(403, "collect.scopeLacking", scope.text());
    }
    return String.valueOf(key.id());
  }

  static Problem.Raised unknown() {
    return new Problem.Raised(
        new Problem(
            401, "collect.keyNeeded", List.of(), List.of(), Map.of("WWW-Authenticate", "Bearer")));
  }

  private static Optional<String> secret(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.of(authorization.substring(BEARER.length()).strip());
    }
    return Optional.ofNullable(ctx.header("X-API-Key"));
  }

  /**
   * Whether the caller is a program of this machine: it comes over loopback, by a name of loopback
   * (else a page could reach us under a name that its owner points here), and not through a proxy.
   */
  private static boolean isLocal(Context ctx) {
    return isLoopback(ctx.req().getRemoteAddr())
        && isLoopback(ctx.req().getServerName())
        && FORWARDED.stream().allMatch(name -> ctx.header(name) == null);
  }

  static boolean isLoopback(String host) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (name.equalsIgnoreCase("localhost")) {
      return true;
    }
    // only numbers: a look-up would ask a name server whom to trust
    boolean numeric = name.matches("[0-9.]+") || name.contains(":");
    try {
      return numeric && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // not an address, so not one of this machine's
      return false;
    }
  }

  /** Who asked, once {@link #check} let the request through. */
  static String caller(Context ctx) {
    String caller = ctx.attribute(CALLER);
    return caller == null ? "" : caller;
  }

  /** Limits a voter. */
  void limitVoter(String voter) {
    limit("voter:" + voter, limits.perVoter());
  }

  /** Limits a network address. */
  void limitAddress(Context ctx) {
    limit("address:" + ctx.req().getRemoteAddr(), limits.perAddress());
  }

  private void limit(String name, Rate rate) {
    Duration wait = limiter.take(name, rate);
    if (!wait.isZero()) {
      throw Problem.tooOften(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
  }
}
