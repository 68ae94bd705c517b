package dev.retune.settings.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON schema of the settings file, for editors. */
public final class SettingsJsonSchema {
  private SettingsJsonSchema() {}

  /** Returns the schema, draft 2020-12. */
  public static String text() {
    try (InputStream file = SettingsJsonSchema.class.getResourceAsStream("settings.schema.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
