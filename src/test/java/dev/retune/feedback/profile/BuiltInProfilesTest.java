package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The built-in profiles as files. */
class BuiltInProfilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/retune/feedback/profile");

  @Test
  void theListNamesAllFiles() throws IOException {
    try (var files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.replace(".yaml", ""))
              .sorted()
              .toList();
      assertThat(ProfileCatalog.builtInNames()).isEqualTo(names);
    }
  }

  @Test
  void eachIsReadAndHasTheNameOfItsFile() {
    for (String name : ProfileCatalog.builtInNames()) {
      assertThat(ProfileCatalog.builtIn(name).name()).isEqualTo(name);
    }
  }

  @Test
  void theirReasonsAreCodes() {
    List<String> codes = BuiltInReasonCodes.standard().stream().map(ReasonCode::code).toList();
    for (String name : ProfileCatalog.builtInNames()) {
      assertThat(codes).as(name).containsAll(ProfileCatalog.builtIn(name).reasons().values());
    }
  }
}
