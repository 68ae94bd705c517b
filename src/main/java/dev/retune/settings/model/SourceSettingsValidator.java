package dev.retune.settings.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.profile.SourceProfile;
import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.persistence.connection.DatabaseUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Validates the configured sources. */
final class SourceSettingsValidator {
  private SourceSettingsValidator() {}

  /** Checks the configured sources, whose names differ. */
  static void check(List<SourceConfig> sources) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      SourceConfig source = sources.get(i);
      String path = "sources[" + i + "]";
      SettingsValidator.at(path + ".name", () -> SettingsValidator.requireText(source.name()));
      SettingsValidator.at(path + ".url", () -> source(source));
      if (!names.add(source.name().toLowerCase(Locale.ROOT))) {
        throw SettingsValidator.value(
            path + ".name", new InvalidInputException("settings.nameTaken", source.name()));
      }
      SettingsValidator.at(path + ".mapping", source.mapping()::checkFields);
      source
          .profile()
          .ifPresent(
              profile -> SettingsValidator.at(path + ".profile", () -> profile(profile, source)));
      if (!(0 <= source.mostGone() && source.mostGone() <= 1)) {
        throw new InvalidInputException(
            "retraining.trigger.share", path + ".mostGone", source.mostGone());
      }
      if (source.lookBack().isNegative()) {
        throw SettingsValidator.value(
            path + ".lookBack",
            new InvalidInputException("settings.negative", source.lookBack().toString()));
      }
    }
  }

  private static void profile(String name, SourceConfig source) {
    SourceProfile.checkName(name);
    if (source.mapping().namesTables()) {
      throw new InvalidInputException("settings.profileOrTables");
    }
  }

  private static void source(SourceConfig source) {
    if (RemoteAddress.is(source.url())) {
      RemoteAddress.parse(source.url());
      return;
    }
    DatabaseUrl parsed = DatabaseUrl.parse(source.url());
    if (parsed.kind() == DatabaseUrl.Kind.H2) {
      throw new InvalidInputException("feedback.sourceKind", source.name(), parsed.shown());
    }
  }
}
