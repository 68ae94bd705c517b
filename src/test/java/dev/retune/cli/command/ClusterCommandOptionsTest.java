package dev.retune.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.cli.terminal.UsageException;
import dev.retune.cluster.ClusterOptions;
import dev.retune.cluster.EngineSettings;
import dev.retune.settings.model.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ClusterCommandOptionsTest {
  private static final EngineSettings SET =
      Settings.standard()
          .with(
              Map.of(
                  "engine.kind", "SPARK",
                  "engine.master", "spark://big:7077",
                  "engine.jar", "file:/srv/job.jar",
                  "engine.cores", 8))
          .engine();

  private static Optional<ClusterOptions> chosen(EngineSettings set, String... words) {
    return CommandLine.populateCommand(new ClusterCommandOptions(), words).chosen(set);
  }

  private static void refused(String key, EngineSettings set, String... words) {
    assertThatThrownBy(() -> chosen(set, words))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(key);
  }

  @Test
  void withoutOptionsTheSettingsHold() {
    assertThat(chosen(EngineSettings.standard())).isEmpty();
    ClusterOptions set = chosen(SET).orElseThrow();
    assertThat(set.address()).isEqualTo("spark://big:7077");
    assertThat(set.cores()).isEqualTo(8);
    assertThat(set.rest()).isEqualTo(ClusterOptions.REST);
  }

  @Test
  void thisMachineCanBeNamedAgainstTheSettings() {
    assertThat(chosen(SET, "--engine", "local")).isEmpty();
  }

  @Test
  void eachOptionTakesThePlaceOfItsSetting() {
    ClusterOptions options =
        chosen(
                SET,
                "--engine",
                "spark://other:7077",
                "--engine-cores",
                "0",
                "--engine-memory",
                "4g")
            .orElseThrow();
    assertThat(options.address()).isEqualTo("spark://other:7077");
    assertThat(options.jar()).contains("file:/srv/job.jar");
    assertThat(options.cores()).isZero();
    assertThat(options.memory()).isEqualTo("4g");
    assertThat(chosen(SET, "--engine", "file:job.txt").orElseThrow().file()).isEqualTo("job.txt");
  }

  @Test
  void optionsThatWouldHaveNoEffectAreRefused() {
    refused("cli.cluster.local", EngineSettings.standard(), "--engine-jar", "x.jar");
    refused("cli.cluster.local", SET, "--engine", "local", "--engine-cores", "2");
    refused("cluster.address", SET, "--engine", "yarn");
    refused("cluster.noJar", EngineSettings.standard(), "--engine", "spark://big:7077");
    refused("cluster.port", SET, "--engine-rest-port", "70000");
    refused("cluster.memory", SET, "--engine-memory", "200m");
    refused("cli.cluster.cores", SET, "--engine-cores", "-1");
  }
}
