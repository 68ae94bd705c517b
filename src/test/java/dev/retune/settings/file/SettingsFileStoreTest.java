package dev.retune.settings.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings files edited by hand. */
@SuppressWarnings("NullAway.Init")
class SettingsFileStoreTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("settings.json");
  }

  private Settings loaded(String json) throws IOException {
    Files.writeString(file, json);
    return new SettingsFileStore(file, () -> {}).load();
  }

  private String refusal(String json) throws IOException {
    Files.writeString(file, json);
    ApplicationException failure =
        Objects.requireNonNull(
            catchThrowableOfType(
                ApplicationException.class, () -> new SettingsFileStore(file, () -> {}).load()));
    return new Texts(Locale.ENGLISH).get(failure).replace(file.toString(), "settings.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\\n \"zone\": \"Asia/Seoul\"\\n \"theme\": \"dark\"}|line 3, column 2: not valid JSON",
        "{\"zone\": \"UTC\", \"zone\": \"UTC\"}|line 1, column 23: this name is already used",
        "[]|must hold one JSON object",
        "{\\n\\n\"treshold\": 1}|line 3: there is no setting treshold",
        "{\"slackchanel\": \"C1\"}|did you mean slackChannel?",
        "{\"trigger\": {\\n\"tresholt\": 0.2}}|line 2: there is no setting trigger.tresholt; did you",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a\",\\n\"mapping\": {\"votes\": {\"colums\":"
            + " {}}}}]}|line 2: there is no setting sources[0].mapping.votes.colums; did you mean columns?",
        "{\"a1\": 1, \"b2\": {}}|there are no such settings: a1, b2",
        "{\"device\": \"gpu\"}|device is gpu, which is none of: cpu, cuda.",
        "{\"trigger\": {\"rule\": \"wilso\"}}|trigger.rule is wilso, which is none of: wilson, plain.",
        "{\"mapping\": {\"voteValues\": {\"GOOD\": \"lke\"}}}|mapping.voteValues.GOOD is lke",
        "{\"mapping\": {\"votes\": {\"columns\": {\"ratng\": \"r\"}}}}|line 1: mapping: ",
        "{\"keepVersions\": \"5\"}|keepVersions must be a whole number.",
        "{\"keepVersions\": 1.5}|keepVersions must be a whole number.",
        "{\"keepVersions\": 0}|keepVersions must be a whole number from 1, and is 0.",
        "{\"alerts\": {\"failed\": \"yes\"}}|alerts.failed must be true or false.",
        "{\"sources\": {}}|sources must be a list",
        "{\"trigger\": 5}|trigger must be an object",
        "{\"zone\": \"Asia/Soul\"}|line 1: zone: There is no time zone Asia/Soul. Did you mean Asia/Seoul?",
        "{\"zone\": \"Mars/Olympus\"}|There is no time zone Mars/Olympus. Use, for example,",
        "{\"mapping\": {\"zone\": \"Mars\"}}|mapping.zone must be the name of a time zone",
        "{\"language\": \"de\"}|language is de, which is none of: en, ko.",
        "{\"theme\": \"blue\"}|theme is blue, which is none of: light, dark.",
        "{\"window\": \"7 days\"}|window: ",
        "{\"weekly\": \"mondays\"}|weekly: ",
        "{\"weekly\": \"61 9 * * 1\"}|weekly: ",
        "{\"model\": \"\"}|model: This field is required.",
        "{\"slackChannel\": \"my channel\"}|slackChannel: my channel is not a channel",
        "{\"slackBaseUrl\": \"slack.com\"}|slackBaseUrl: Enter a full address",
        "{\"trigger\": {\"threshold\": 30}}|trigger.threshold must be a share from 0 to 1, and is 30.",
        "{\"trigger\": {\"recovery\": 0.5}}|trigger.recovery must not be above trigger.threshold",
        "{\"trigger\": {\"window\": \"28d\"}}|trigger.window must be a duration",
        "{\"database\": {\"url\": \"oracle://h/x\"}}|database.url: ",
        "{\"database\": {\"url\": \"sqlite:///x\"}}|database.url: ",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"nothing\"}]}|sources[0].url: ",
        "{\"sources\": [{\"name\": \"\", \"url\": \"sqlite:///a\"}]}|sources[0].name: This field",
      })
  void whatIsWrongIsNamed(String json, String sentence) throws IOException {
    assertThat(refusal(json.replace("\\n", "\n"))).startsWith("settings.json").contains(sentence);
  }

  @Test
  void enumsAreTakenInAnyCase() throws IOException {
    Settings settings =
        loaded("{\"device\": \"cpu\", \"mapping\": {\"voteValues\": {\"GOOD\": \"like\"}}}");
    assertThat(settings.mapping().voteValues())
        .containsExactly(Map.entry("GOOD", VoteMeaning.LIKE));
  }

  @Test
  void theLanguageIsThatOfTheMachineWhereTheFileCannotBeRead() throws IOException {
    SettingsFileStore store = new SettingsFileStore(file, () -> {});
    assertThat(store.language()).isEqualTo(Locale.getDefault());
    Files.writeString(file, "{\"language\": \"ko\"}");
    assertThat(store.language()).isEqualTo(Locale.KOREAN);
    Files.writeString(file, "{\"language\": 7}");
    assertThat(store.language()).isEqualTo(Locale.getDefault());
  }

  @Test
  void nullIsLeftOut() throws IOException {
    assertThat(loaded("{\"zone\": null, \"model\": null, \"alerts\": {\"failed\": null}}"))
        .isEqualTo(Settings.standard());
  }

  @Test
  void theEncodingsMarkIsNoFault() throws IOException {
    assertThat(loaded("\uFEFF{\"person\": \"kim\"}").person()).contains("kim");
  }

  @Test
  void anotherEncodingIsSaid() throws IOException {
    Files.write(file, "{\"person\": \"김\"}".getBytes(Charset.forName("EUC-KR")));
    assertThatThrownBy(() -> new SettingsFileStore(file, () -> {}).load())
        .hasMessageContaining("settings.notUtf8");
  }

  @Test
  void theFileStaysAsItsWriterLeftIt() throws IOException {
    assertThat(refusal("{\"keepVersions\": 0}")).isNotEmpty();
    assertThat(file).hasContent("{\"keepVersions\": 0}");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
    assertThat(folder.toFile().list()).containsExactly("settings.json");
  }

  @Test
  void aHalfWrittenFileIsReadAgain() throws IOException {
    Files.writeString(file, "{\"person\": \"k");
    Runnable writer = () -> write("{\"person\": \"kim\"}");
    assertThat(new SettingsFileStore(file, writer).load().person()).contains("kim");
  }

  @Test
  void aWriterThatNeverEndsIsNotWaitedForWithoutEnd() throws IOException {
    Files.writeString(file, "{");
    List<String> written = new ArrayList<>();
    SettingsFileStore store =
        new SettingsFileStore(
            file,
            () -> {
              written.add("x");
              write("{" + " ".repeat(written.size()));
            });
    assertThatThrownBy(store::load).isInstanceOf(InvalidInputException.class);
  }

  private void write(String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theSchemasAddressStays() throws IOException {
    assertThat(loaded("{\"$schema\": \"./s.json\"}")).isEqualTo(Settings.standard());
    var _ = new SettingsFileStore(file).change(now -> now.with("person", "kim"));
    assertThat(file).content().contains("\"$schema\" : \"./s.json\"");
  }

  @Test
  void ofManyWritersNoneIsLost() throws Exception {
    List<Callable<Settings>> writers =
        IntStream.range(0, 40)
            .<Callable<Settings>>mapToObj(
                i ->
                    () ->
                        new SettingsFileStore(file)
                            .change(
                                now -> {
                                  Map<String, String> keys =
                                      new java.util.HashMap<>(now.shortcuts());
                                  keys.put("command" + i, "F1");
                                  return now.with("shortcuts", keys);
                                }))
            .toList();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var done : pool.invokeAll(writers)) {
        assertThat(done.get()).isNotNull();
      }
    }
    assertThat(new SettingsFileStore(file).load().shortcuts()).hasSize(40);
  }

  @Test
  void aRefusedChangeWritesNothing() {
    SettingsFileStore store = new SettingsFileStore(file);
    assertThatThrownBy(() -> store.change(now -> now.with("zone", "Mars")))
        .hasMessageContaining("settings.zoneUnknown");
    assertThat(file).doesNotExist();
  }
}
