package dev.retune.bootstrap;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.report.slack.SlackAccount;
import dev.retune.report.slack.SlackSettings;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Checks what a person has set: the settings file with its secrets, and the way to Slack. */
final class SettingsHealthCheck {
  private final ModuleSet modules;
  private final CoreServices core;
  private final Texts texts;

  SettingsHealthCheck(ModuleSet modules) {
    this.modules = modules;
    this.core = modules.core();
    this.texts = modules.texts();
  }

  String settings() {
    Settings settings = modules.settings();
    SecretStore secrets = core.secrets();
    List<String> missing =
        settings.sources().stream()
            .flatMap(
                source ->
                    Stream.concat(
                        source.passwordEnv().stream(), source.writePasswordEnv().stream()))
            .filter(name -> secrets.find(name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new UnavailableException(
          "bootstrap.doctor.settingsSecrets", String.join(", ", missing));
    }
    ProfileCatalog profiles = modules.feedback().intake().profiles();
    settings.sources().stream()
        .flatMap(source -> source.profile().stream())
        .forEach(profiles::named);
    String file = core.settingsFile().file().toString();
    boolean there = core.settingsFile().exists();
    return texts.get(
        there ? "bootstrap.doctor.settingsGood" : "bootstrap.doctor.settingsStandard", file);
  }

  String slack() {
    if (modules.settings().slackChannel().isEmpty()) {
      return texts.get("bootstrap.doctor.slackUnset");
    }
    String token =
        core.secrets()
            .find(SecretStore.SLACK_TOKEN)
            .orElseThrow(
                () ->
                    new UnavailableException(
                        "bootstrap.doctor.slackNoToken", SecretStore.SLACK_TOKEN));
    SlackSettings slack =
        new SlackSettings(modules.settings().slackBaseUrl(), modules.settings().slackChannel());
    SlackAccount account = SlackAccount.of(slack, token);
    if (!account.missingScopes().isEmpty()) {
      throw new UnavailableException(
          "bootstrap.doctor.slackScopes", String.join(", ", account.missingScopes()));
    }
    SlackAccount.checkChannel(slack, token, core.clock().instant());
    return texts.get(
        "bootstrap.doctor.slackReady",
        modules.settings().slackChannel().get(),
        account.bot(),
        account.team());
  }
}
