package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.form.SettingFieldType;
import dev.retune.ui.form.SourceAddressKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the open source. */
final class SourceForm {
  private final SettingField name = new SettingField("name", SettingFieldType.WORDS);
  private final SettingField url = new SettingField("url", SettingFieldType.SOURCE);
  private final SettingField user = new SettingField("user", SettingFieldType.WORDS);
  private final SettingField secret = new SettingField("passwordEnv", SettingFieldType.WORDS);

  private final SettingField writeBack = new SettingField("writeBack", SettingFieldType.TICK);

  /** Whether reviewers' decisions are written to the source. */
  SettingField writeBack() {
    return writeBack;
  }

  SettingField name() {
    return name;
  }

  SettingField url() {
    return url;
  }

  SettingField user() {
    return user;
  }

  /** The name of the password in the environment or the keyring. */
  SettingField secret() {
    return secret;
  }

  List<SettingField> fields() {
    return List.of(name, url, user, secret);
  }

  /** Fills the fields. */
  void show(SourceConfig source) {
    name.text().set(source.name());
    url.text().set(source.url());
    user.text().set(source.user().orElse(""));
    secret.text().set(source.passwordEnv().orElse(""));
    writeBack.text().set(String.valueOf(source.writeBack()));
  }

  /** Forgets what was said to be wrong. */
  void clearProblems() {
    fields().forEach(field -> field.setProblem(""));
  }

  /** Checks all fields but the name, and shows their errors. */
  boolean isAddressValid(Texts texts) {
    // Collected first, so that each field reports its own error.
    List<Boolean> valid =
        Stream.of(url, user, secret).map(field -> field.value(texts).isPresent()).toList();
    return !valid.contains(false);
  }

  /**
   * Checks the name and shows its error.
   *
   * @param taken whether another source has the same name
   */
  boolean isNameValid(boolean taken, Texts texts) {
    boolean named = !text(name).isEmpty() && !taken;
    name.setProblem(named ? "" : texts.get("ui.settings.sourceName"));
    return named;
  }

  /** The name, unless the field is blank. */
  Optional<String> typedName() {
    return optional(name);
  }

  /** Returns the edited source, which keeps what this form does not show. */
  SourceConfig edited(SourceConfig before, SourceMappingModel mapping) {
    boolean credentials = SourceAddressKind.of(text(url)).takesCredentials();
    return new SourceConfig(
        text(name),
        text(url),
        credentials ? optional(user) : Optional.empty(),
        credentials ? optional(secret) : Optional.empty(),
        mapping.mapping().get(),
        before.lookBack(),
        before.mostGone(),
        mapping.profile().get(),
        Boolean.parseBoolean(writeBack.text().get()),
        before.writeUser(),
        before.writePasswordEnv());
  }

  /** Returns the name of the password, after filling it in if it is missing. */
  String requireSecretName() {
    if (text(secret).isEmpty()) {
      secret.text().set(secretName(name.text().get()));
    }
    return text(secret);
  }

  /** Returns the usual name for the password of a source. */
  static String secretName(String source) {
    return "RETUNE_SOURCE_" + source.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  private static String text(SettingField field) {
    return field.text().get().strip();
  }

  private static Optional<String> optional(SettingField field) {
    return Optional.of(text(field)).filter(t -> !t.isEmpty());
  }
}
