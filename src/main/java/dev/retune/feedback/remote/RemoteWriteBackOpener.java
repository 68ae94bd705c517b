package dev.retune.feedback.remote;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.writeback.WriteBackOpener;
import dev.retune.feedback.writeback.WriteBackTarget;
import java.util.OptionalInt;

/** Opens the APIs of Langfuse and Phoenix for writing, and everything else by another opener. */
public final class RemoteWriteBackOpener implements WriteBackOpener {
  private final WriteBackOpener databases;
  private final SourceOpener secrets;
  private final HttpRetryTiming timing;

  /**
   * With the keys of an opener.
   *
   * @param databases opens sources that are no API
   */
  public RemoteWriteBackOpener(
      WriteBackOpener databases, SourceOpener secrets, HttpRetryTiming timing) {
    this.databases = databases;
    this.secrets = secrets;
    this.timing = timing;
  }

  @Override
  public String location(SourceConfig config) {
    if (!RemoteAddress.is(config.url())) {
      return databases.location(config);
    }
    RemoteAddress address = RemoteAddress.parse(config.url());
    // the user is Langfuse's public key, which denotes the project
    return address.base() + "?project=" + config.user().orElse(address.project());
  }

  @Override
  public WriteBackTarget open(SourceConfig config) {
    if (!RemoteAddress.is(config.url())) {
      return databases.open(config);
    }
    RemoteAddress address = RemoteAddress.parse(config.url());
    JsonHttpClient client = RemoteClientFactory.open(config, address, secrets, timing);
    try {
      return open(config, address, client);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static WriteBackTarget open(
      SourceConfig config, RemoteAddress address, JsonHttpClient client) {
    OptionalInt version = LangfuseApi.version(client);
    if (version.isPresent()) {
      requireProfile(config, LangfuseApi.PROFILE);
      return new LangfuseScoreTarget(client, config.name(), version.getAsInt());
    }
    if (PhoenixApi.at(client, address.project()).isPresent()) {
      requireProfile(config, PhoenixApi.PROFILE);
      return new PhoenixAnnotationTarget(client, config.name(), address.project());
    }
    throw new InvalidInputException(
        "feedback.remote.unknownApi", config.name(), address.base().toString());
  }

  /** Another profile may give answers other ids than those of their traces. */
  private static void requireProfile(SourceConfig config, String wanted) {
    if (config.profile().filter(profile -> !profile.equals(wanted)).isPresent()) {
      throw new InvalidInputException(
          "feedback.writeBack.profile", config.name(), config.profile().orElseThrow(), wanted);
    }
  }
}
