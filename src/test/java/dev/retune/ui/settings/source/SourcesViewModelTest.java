package dev.retune.ui.settings.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.profile.ParameterChoice;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.ProfileText;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.form.SourceAddressKind;
import dev.retune.ui.format.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesViewModelTest extends SourcesViewModelFixture {
  @ParameterizedTest
  @CsvSource({
    "'', NONE",
    "https://cloud.langfuse.com, API",
    "postgresql+psycopg2://host/chat, SERVER",
    "jdbc:mysql://host/chat, SERVER",
    "sqlite:///chat.db, DATABASE_FILE",
    "jdbc:sqlite:chat.db, DATABASE_FILE",
    "/srv/export.json, FILES",
    "C:\\export.json, FILES",
    "export.json, FILES"
  })
  void theAddressTellsWhatItIs(String typed, SourceAddressKind kind) {
    type(typed);
    assertThat(model.kind().get()).isEqualTo(kind);
  }

  @Test
  void aProfileThatIsNotValidIsTold() {
    gateway.broken.add(
        new ProfileCatalog.Broken(
            Path.of("profiles/own-bot.yaml"),
            new InvalidInputException("feedback.profile.pointer", "x")));
    model.list().load(() -> {});
    assertThat(model.list().brokenProfiles().get())
        .isEqualTo(
            "The profile own-bot.yaml is not valid and is left out. x is not a JSON Pointer, such"
                + " as /data/rating.");
  }

  @Test
  void anAddressIsCheckedAndAdded() {
    model.load();
    type("sqlite:///webui.db");
    model.read();
    assertThat(model.form().name().text().get()).isEqualTo("open-webui");
    model.save();
    assertThat(gateway.saved).containsExactly(SourceConfig.of("open-webui", "sqlite:///webui.db"));
    assertThat(model.list().sources()).hasSize(1);
    assertThat(model.opened().get().map(SourceConfig::name)).contains("open-webui");
    assertThat(outcome()).isEqualTo("open-webui was added. It is read at the next sync.");
    assertThat(model.check().found().get()).as("the result stays").hasSize(1);
  }

  @Test
  void aPasswordGoesToTheKeyringAlone() {
    type("postgresql://host/chat");
    model.form().user().text().set("reader");
    model.password().set("s3cret");
    model.read();
    assertThat(gateway.typed).containsExactly("s3cret");
    assertThat(gateway.checked.getLast().passwordEnv()).isPresent();
    model.form().name().text().set("chat");
    model.save();
    assertThat(gateway.secrets)
        .containsExactly(java.util.Map.entry("RETUNE_SOURCE_CHAT", "s3cret"));
    assertThat(gateway.saved.toString()).doesNotContain("s3cret").contains("RETUNE_SOURCE_CHAT");
    assertThat(model.password().get()).isEmpty();
  }

  @Test
  void withoutAKeyringNothingIsSavedAndThePasswordStays() {
    type("postgresql://host/chat");
    model.form().name().text().set("chat");
    model.password().set("s3cret");
    gateway.failure = Optional.of(new UnavailableException("settings.noKeyring", "X"));
    model.save();
    assertThat(model.outcome().get().severity()).isEqualTo(Severity.BAD);
    assertThat(gateway.saved).isEmpty();
    assertThat(model.password().get()).isEqualTo("s3cret");
  }

  @Test
  void aPasswordInTheAddressIsNotTried() {
    type("postgresql://u:p@host/chat");
    model.test();
    model.read();
    assertThat(model.form().url().problem().get()).contains("Remove the password from the address");
    assertThat(gateway.checked).isEmpty();
  }

  @Test
  void aTestAnswersInASentence() {
    type("postgresql://host/chat");
    model.test();
    assertThat(outcome())
        .isEqualTo("Reachable: this is Open WebUI, and everything that is needed is there.");
    gateway.failure = Optional.of(new UnavailableException("persistence.refused", "host/chat"));
    model.test();
    assertThat(outcome()).startsWith("The connection to host/chat was refused");
    assertThat(context.told()).as("the own database is not lost").isEmpty();
  }

  @Test
  void aCheckThatFailsSaysWhyOnThePage() {
    gateway.failure = Optional.of(new InvalidInputException("feedback.noFile", "x.csv"));
    model.files(List.of(Path.of("x.csv")));
    assertThat(model.check().problem().get()).contains("x.csv");
    assertThat(model.check().running().get()).isEmpty();
  }

  @Test
  void aParameterIsChosenAndCheckedAnew() {
    gateway.parameters =
        List.of(
            new ParameterChoice(
                "score",
                new ProfileText("names of the scores", "점수의 이름"),
                false,
                false,
                List.of("a", "b"),
                List.of()));
    gateway.refusal = Optional.of("feedback.profile.choose");
    model.files(List.of(Path.of("scores.json")));
    assertThat(said.obstacle(model.check().found().get().getFirst()))
        .contains("Choose below first: names of the scores.");
    model.mapping().parameter("score", List.of("a"));
    assertThat(model.check().outdated().get()).isTrue();
    context.passTime();
    assertThat(gateway.read.getLast().mapping().orElseThrow().parameters())
        .containsEntry("score", new AllowedValues(List.of("a")));
    assertThat(model.check().outdated().get()).isFalse();
  }

  @Test
  void editsAreCheckedOnceTheUserPauses() {
    type("sqlite:///chat.db");
    model.read();
    int before = gateway.checked.size();
    model.mapping().column(RowKind.VOTE, "reason", "why");
    model.mapping().column(RowKind.VOTE, "vote", "thumb");
    model.mapping().spelling("5", VoteMeaning.LIKE);
    assertThat(gateway.checked).hasSize(before);
    context.passTime();
    assertThat(gateway.checked).hasSize(before + 1);
    SourceMapping sent = gateway.checked.getLast().mapping();
    assertThat(sent.votes().orElseThrow().columns())
        .containsEntry("reason", "why")
        .containsEntry("vote", "thumb");
    assertThat(sent.voteValues()).containsEntry("5", VoteMeaning.LIKE);
  }

  @Test
  void anAddressThatIsTypedOnDropsTheCheckThatWaits() {
    type("sqlite:///chat.db");
    model.read();
    int before = gateway.checked.size();
    model.mapping().column(RowKind.VOTE, "reason", "why");
    type("sqlite:///other.db");
    context.passTime();
    assertThat(gateway.checked).hasSize(before);
  }

  @Test
  void documentsCanBeMappedThoughNothingWasFoundForThem() {
    type("sqlite:///chat.db");
    model.mapping().table(RowKind.DOCUMENT, "page");
    model.mapping().column(RowKind.DOCUMENT, "body", "words");
    context.passTime();
    assertThat(gateway.checked.getLast().mapping().documents().orElseThrow().columns())
        .containsEntry("body", "words");
  }

  @Test
  void decisionsAreWrittenBackOnlyWhenThatIsSwitchedOn() {
    type("https://cloud.langfuse.com");
    model.form().name().text().set("langfuse");
    model.save();
    assertThat(gateway.saved.getFirst().writeBack()).isFalse();
    model.form().writeBack().text().set("true");
    assertThat(model.changed().get()).isTrue();
    model.save();
    assertThat(gateway.saved.getFirst().writeBack()).isTrue();
  }

  @Test
  void theFirstSourceIsOpenedWithItsState() {
    gateway.saved.add(SourceConfig.of("chat", "sqlite:///chat.db"));
    model.list().shown();
    model.load();
    assertThat(model.opened().get().map(SourceConfig::name)).contains("chat");
    SourceState state = model.list().state("chat");
    assertThat(state.product()).contains("Open WebUI");
    assertThat(state.lastSync()).isPresent();
    assertThat(state.waiting()).isEqualTo(3);
  }

  @Test
  void aSourceThatCannotBeReachedSaysSoInTheList() {
    gateway.saved.add(SourceConfig.of("chat", "postgresql://host/chat"));
    gateway.failure = Optional.of(new UnavailableException("persistence.refused", "host/chat"));
    model.list().shown();
    model.load();
    assertThat(model.list().state("chat").problem().orElseThrow()).contains("refused");
  }

  @Test
  void whatWasDroppedBeforeTheSourcesAreLoadedStays() {
    gateway.saved.add(SourceConfig.of("chat", "sqlite:///chat.db"));
    model.files(List.of(Path.of("export.json")));
    model.load();
    assertThat(model.opened().get()).isEmpty();
    assertThat(model.check().found().get()).hasSize(1);
  }

  @Test
  void twoSourcesNeverShareAName() {
    gateway.saved.add(SourceConfig.of("chat", "sqlite:///chat.db"));
    model.load();
    model.create();
    type("sqlite:///other.db");
    model.form().name().text().set("CHAT");
    model.save();
    assertThat(model.form().name().problem().get()).contains("no other source");
    assertThat(gateway.saved).hasSize(1);
  }

  @Test
  void aChangedSourceKeepsWhatThePageDoesNotShow() {
    SourceConfig before =
        new SourceConfig(
            "chat",
            "sqlite:///chat.db",
            Optional.empty(),
            Optional.empty(),
            SourceMapping.GUESSED,
            java.time.Duration.ofDays(14),
            0.5);
    gateway.saved.add(before);
    model.load();
    assertThat(model.changed().get()).isFalse();
    model.mapping().column(RowKind.VOTE, "reason", "why");
    assertThat(model.changed().get()).isTrue();
    model.save();
    assertThat(model.changed().get()).isFalse();
    assertThat(gateway.saved.getFirst().lookBack()).hasDays(14);
    assertThat(gateway.saved.getFirst().mostGone()).isEqualTo(0.5);
    assertThat(gateway.saved.getFirst().mapping().votes()).isPresent();
  }

  @Test
  void aSourceIsRemovedAfterAConfirmation() {
    gateway.saved.add(SourceConfig.of("chat", "sqlite:///chat.db"));
    model.load();
    context.answers(false);
    model.remove();
    assertThat(gateway.saved).hasSize(1);
    context.answers(true);
    model.remove();
    assertThat(gateway.saved).isEmpty();
    assertThat(context.asked().getFirst().title()).contains("chat");
    assertThat(model.opened().get()).isEmpty();
  }

  @Test
  void withoutAnAddressItIsAsked() {
    model.read();
    assertThat(model.form().url().problem().get()).contains("Enter the address");
  }
}
