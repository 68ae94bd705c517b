package dev.retune.settings.model;

import dev.retune.cluster.ClusterOptions;
import dev.retune.cluster.EngineSettings;
import dev.retune.cluster.EngineSettings.Kind;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.DatabaseUrl;

/** Validates where texts are embedded. */
final class EngineSettingsValidator {
  private EngineSettingsValidator() {}

  /**
   * Checks the settings of the engine, also those of kinds that are not chosen.
   *
   * @throws InvalidInputException {@code settings.value} with the name of the setting first
   */
  static void check(EngineSettings engine) {
    engine
        .master()
        .ifPresent(
            master ->
                SettingsValidator.at("engine.master", () -> ClusterOptions.checkMaster(master)));
    engine
        .restPort()
        .ifPresent(
            port -> SettingsValidator.at("engine.restPort", () -> ClusterOptions.checkPort(port)));
    engine
        .memory()
        .ifPresent(
            memory ->
                SettingsValidator.at("engine.memory", () -> ClusterOptions.checkMemory(memory)));
    engine
        .database()
        .ifPresent(address -> SettingsValidator.at("engine.database", () -> database(address)));
    engine.cores().ifPresent(cores -> SettingsValidator.at("engine.cores", () -> cores(cores)));
    if (engine.kind() == Kind.SPARK) {
      required("engine.master", engine.master().orElse(""));
      required("engine.jar", engine.jar().orElse(""));
    }
    if (engine.kind() == Kind.FILE) {
      required("engine.file", engine.file().orElse(""));
    }
  }

  private static void required(String path, String value) {
    SettingsValidator.at(path, () -> SettingsValidator.requireText(value));
  }

  private static void cores(int cores) {
    if (cores < 1) {
      throw new InvalidInputException("cluster.cores", String.valueOf(cores));
    }
  }

  private static void database(String address) {
    DatabaseUrl url = DatabaseUrl.parse(address);
    if (url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("cluster.notPostgresql");
    }
    if (!DatabaseUrl.withoutPassword(address).equals(address)) {
      throw new InvalidInputException("cluster.passwordInUrl");
    }
  }
}
