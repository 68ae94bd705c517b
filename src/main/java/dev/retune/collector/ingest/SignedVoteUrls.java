package dev.retune.collector.ingest;

import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.auth.ApiKeyCache;
import dev.retune.collector.auth.ApiKeyScope;
import dev.retune.collector.auth.SecureDigest;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.persistence.StorableText;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs URLs that accept a vote on one answer until they expire, so that pages contain no key. The
 * signing secret is the SHA-256 of an API key: a chat product can sign by itself, and revoking the
 * key invalidates all its URLs.
 */
public final class SignedVoteUrls {
  public static final String PATH = "/feedback/signed";

  // up to the year 33658
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final ApiKeyCache keys;
  private final Clock clock;

  public SignedVoteUrls(ApiKeyCache keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The content of a valid URL. */
  public record VerifiedUrl(VoteSubmission.VoteTarget bound, String signer) {}

  /**
   * Returns path and query of a signed URL.
   *
   * @param key the signing key, which must have the scope {@code feedback}
   * @param target the answer, and the only permitted voter if the chat product knows
   * @param expires expiry, to the second
   */
  public static String sign(ApiKey key, VoteSubmission.VoteTarget target, Instant expires) {
    return address(key, target, String.valueOf(expires.getEpochSecond()));
  }

  static String address(ApiKey key, VoteSubmission.VoteTarget target, String until) {
    String conversation = target.conversation();
    String voter = target.voter().orElse("");
    return PATH
        + "?conversation="
        + encoded(conversation)
        + target.voter().map(v -> "&voter=" + encoded(v)).orElse("")
        + "&expires="
        + until
        + "&key="
        + key.id()
        + "&signature="
        + signature(key, conversation, voter, until);
  }

  private static String signature(ApiKey key, String conversation, String voter, String until) {
    return SecureDigest.signature(key.hash(), String.join("\n", conversation, voter, until));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Verifies the URL of a request; rejects it if it is forged or expired. */
  public VerifiedUrl verify(Context ctx) {
    String conversation = parameter(ctx, "conversation");
    String voter = parameter(ctx, "voter");
    String until = parameter(ctx, "expires");
    ApiKey key =
        keys.byId(parameter(ctx, "key"))
            .filter(k -> k.allows(ApiKeyScope.FEEDBACK))
            // a line break in a value would make the signed text ambiguous
            .filter(k -> !conversation.contains("\n") && !voter.contains("\n"))
            .filter(
                k ->
                    SecureDigest.same(
                        signature(k, conversation, voter, until), parameter(ctx, "signature")))
            .orElseThrow(() -> ProblemDetails.of(403, "collector.addressForged"));
    // a product that signs by itself bypasses the checks of /signed
    String answer = StorableText.text(conversation).strip();
    String who = StorableText.text(voter).strip();
    if (answer.isEmpty()
        || answer.length() > JsonFieldReader.ID
        || who.length() > JsonFieldReader.ID
        || !SECONDS.matcher(until).matches()) {
      throw ProblemDetails.of(400, "collector.addressMalformed", JsonFieldReader.ID);
    }
    if (clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(until)))) {
      throw ProblemDetails.of(410, "collector.addressExpired");
    }
    return new VerifiedUrl(
        new VoteSubmission.VoteTarget(answer, Optional.of(who).filter(v -> !v.isEmpty())),
        String.valueOf(key.id()));
  }

  private static String parameter(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? "" : value;
  }
}
