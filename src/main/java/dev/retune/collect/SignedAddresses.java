package dev.retune.collect;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Addresses that take a vote on one answer until they expire, so that no key is in a page. They are
 * signed with the SHA-256 of an API key, which its owner knows too: a chat product can sign by
 * itself, and revoking the key ends them all.
 */
public final class SignedAddresses {
  static final String PATH = "/feedback/signed";

  private final KeyRing keys;
  private final Clock clock;

  SignedAddresses(KeyRing keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** What a good address says. */
  record Opened(IncomingVote.Bound bound, String signer) {}

  /**
   * Path and query of an address.
   *
   * @param key in whose name; must have the scope {@code feedback}
   * @param conversation the chat product's id of the answer
   * @param voter who may vote on it, when the chat product knows
   * @param expires until when, to the second
   */
  public static String sign(
      ApiKey key, String conversation, Optional<String> voter, Instant expires) {
    String who = voter.orElse("");
    String until = String.valueOf(expires.getEpochSecond());
    return PATH
        + "?conversation="
        + encoded(conversation)
        + voter.map(v -> "&voter=" + encoded(v)).orElse("")
        + "&expires="
        + until
        + "&key="
        + key.id()
        + "&signature="
        + signature(key, conversation, who, until);
  }

  private static String signature(ApiKey key, String conversation, String voter, String until) {
    return Digest.signature(key.hash(), String.join("\n", conversation, voter, until));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Reads the address of a request; refuses it when it is not ours, or no longer good. */
  Opened open(Context ctx) {
    String conversation = parameter(ctx, "conversation");
    String voter = parameter(ctx, "voter");
    String until = parameter(ctx, "expires");
    ApiKey key =
        keys.byId(parameter(ctx, "key"))
            .filter(k -> k.allows(Scope.FEEDBACK))
            // the lines that are signed could be cut elsewhere
            .filter(k -> !conversation.contains("\n") && !voter.contains("\n"))
            .filter(
                k ->
                    Digest.same(
                        signature(k, conversation, voter, until), parameter(ctx, "signature")))
            .orElseThrow(() -> Problem.of(403, "collect.addressForged"));
    // the signature vouches for the rest: these were checked when it was made
    if (clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(until)))) {
      throw Problem.of(410, "collect.addressExpired");
    }
    return new Opened(
        new IncomingVote.Bound(conversation, Optional.of(voter).filter(v -> !v.isEmpty())),
        String.valueOf(key.id()));
  }

  private static String parameter(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? "" : value;
  }
}
