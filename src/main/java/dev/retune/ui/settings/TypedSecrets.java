package dev.retune.ui.settings;

import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.settings.SecretStore;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;

/** The secrets that have been typed and are stored with the other edits. */
final class TypedSecrets {
  private final StringProperty databasePassword;
  private final StringProperty slackToken;
  private final StringProperty endpointKey;
  private final BooleanBinding typed;

  TypedSecrets(
      StringProperty databasePassword, StringProperty slackToken, StringProperty endpointKey) {
    this.databasePassword = databasePassword;
    this.slackToken = slackToken;
    this.endpointKey = endpointKey;
    this.typed =
        slackToken.isNotEmpty().or(databasePassword.isNotEmpty()).or(endpointKey.isNotEmpty());
  }

  /** Whether there is one. */
  BooleanBinding typed() {
    return typed;
  }

  /** Returns those that are not empty, by their names in the store of secrets. */
  Map<String, String> byName() {
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put(SecretStore.DATABASE_PASSWORD, databasePassword.get());
    secrets.put(ChatEndpoint.KEY, endpointKey.get().strip());
    secrets.put(SecretStore.SLACK_TOKEN, slackToken.get().strip());
    secrets.values().removeIf(String::isEmpty);
    return secrets;
  }

  /** Forgets what has been typed. */
  void clear() {
    databasePassword.set("");
    endpointKey.set("");
    slackToken.set("");
  }
}
