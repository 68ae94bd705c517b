package dev.retune.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cluster.EngineSettings;
import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.WorkspaceProbe;
import dev.retune.report.slack.SlackAccount;
import dev.retune.report.slack.SlackSettings;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.ui.command.ShortcutDescription;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.settings.source.FakeSourcesGateway;
import dev.retune.ui.settings.source.SourcesGateway;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final Saved gateway = new Saved();
  private final List<String> told = new ArrayList<>();
  private final SettingsViewModel model = opened();

  private SettingsViewModel opened() {
    SettingsViewModel opened =
        new SettingsViewModel(
            gateway,
            context.screenContext(),
            new SettingsScreenStart(
                List.of(
                    new ShortcutDescription("go.review", "Review", "Shortcut+3"),
                    new ShortcutDescription("refresh", "Refresh", "F5")),
                "SLACK",
                (now, section) -> told.add(section)));
    opened.refresh();
    return opened;
  }

  private void type(String path, String text) {
    model.form().field(path).text().set(text);
  }

  private String problem(String path) {
    return model.form().field(path).problem().get();
  }

  @Test
  void whatIsSavedElsewhereIsFollowedAndWhatIsTypedStays() {
    model.refresh();
    model.form().field("person").text().set("typed");
    gateway.settings = gateway.settings.with("theme", "dark");
    model.applySaved("theme", "dark");
    assertThat(model.form().field("theme").text().get()).isEqualTo("dark");
    model.save();
    assertThat(gateway.settings().theme()).contains("dark");
    assertThat(gateway.settings().person()).contains("typed");
  }

  @Test
  void aScheduleThatWasChangedElsewhereIsNotWrittenBack() {
    type("person", "kim");
    gateway.settings = gateway.settings.with("weekly", "daily 03:00");
    model.save();
    assertThat(gateway.settings.weekly()).isEqualTo("daily 03:00");
    assertThat(gateway.settings.person()).contains("kim");
    assertThat(model.form().field("weekly").text().get()).isEqualTo("daily 03:00");
  }

  @Test
  void theSameSettingChangedElsewhereIsToldAndSavedOnlyTheSecondTime() {
    type("weekly", "daily 04:00");
    gateway.settings = gateway.settings.with("weekly", "daily 03:00").with("keepVersions", 9);
    model.save();
    assertThat(gateway.settings.weekly()).isEqualTo("daily 03:00");
    assertThat(context.told().getFirst()).startsWith("Somebody else has changed weekly");
    assertThat(model.form().field("keepVersions").text().get()).isEqualTo("9");
    model.save();
    assertThat(gateway.settings.weekly()).isEqualTo("daily 04:00");
    assertThat(gateway.settings.keepVersions()).isEqualTo(9);
  }

  @Test
  void opensWhereItWasLeft() {
    assertThat(model.section().get()).isEqualTo(SettingsSection.SLACK);
  }

  @Test
  void showsWhatIsSaved() {
    assertThat(
            List.of(
                model.form().field("trigger.threshold").text().get(),
                model.form().field("trigger.window").text().get(),
                model.form().field("alerts.failed").text().get()))
        .containsExactly("30", "28", "true");
    assertThat(model.form().changed().get()).isFalse();
  }

  @Test
  void savesWhatWasTyped() {
    type("person", " O'Brien ");
    type("trigger.threshold", "42.5");
    type("trigger.cooldown", "3");
    model.save();
    assertThat(gateway.settings.person()).contains("O'Brien");
    assertThat(gateway.settings.trigger().threshold()).isEqualTo(0.425);
    assertThat(gateway.settings.trigger().cooldown()).hasDays(3);
    assertThat(told).containsExactly("SLACK");
  }

  @ParameterizedTest
  @CsvSource({
    "zone, Mars/Olympus, There is no time zone",
    "trigger.threshold, 130, percentage",
    "trigger.threshold, x, percentage",
    "trigger.minVotes, 0, whole number",
    "trigger.window, 0, number of days",
    "weekly, now and then, not valid",
    "slackBaseUrl, slack.com, full address",
    "database.url, oracle://x, not valid",
    "database.url, postgresql://u:p@h/db, Remove the password from the address",
    "database.url, jdbc:postgresql://h/db?password=p, Remove the password from the address",
    "trigger.recovery, 31, above the threshold",
    "model, '', This field is required",
    "engine.master, big:7077, is not the address of a master",
    "engine.restPort, 70000, is not a port",
    "engine.cores, 0, cores cannot be used",
    "engine.memory, 200m, at least 512m",
    "engine.memory, two, at least 512m",
    "engine.database, mysql://h/db, workspace in PostgreSQL",
    "engine.database, postgresql://u:p@h/db, Remove the password"
  })
  void saysWhatIsWrongAtTheField(String path, String typed, String sentence) {
    type(path, typed);
    assertThat(problem(path)).contains(sentence);
    assertThat(model.form().valid().get()).isFalse();
  }

  @Test
  void whatAClusterNeedsIsAskedForAndKeptWhenItIsNotChosen() {
    type("engine.kind", "SPARK");
    assertThat(problem("engine.master")).contains("This field is required");
    type("engine.master", "spark://big:7077");
    assertThat(problem("engine.jar")).contains("This field is required");
    model.engine().check();
    assertThat(model.engine().result().get().text()).startsWith("Job's jar: ");
    type("engine.jar", "file:/srv/job.jar");
    assertThat(model.form().valid().get()).isTrue();
    model.engine().check();
    assertThat(model.engine().result().get())
        .isEqualTo(
            new ConnectionTestResult(Severity.CALM, "The REST server answers: Spark 4.2.0."));
    type("engine.kind", "LOCAL");
    assertThat(model.engine().result().get()).isEqualTo(ConnectionTestResult.NONE);
    model.save();
    assertThat(gateway.settings.engine().cluster()).isEmpty();
    assertThat(gateway.settings.engine().master()).contains("spark://big:7077");
  }

  @Test
  void aFieldThatIsWrongIsNamedWhateverSectionIsOpen() {
    assertThat(model.form().firstWrong()).isEmpty();
    type("keepVersions", "none");
    assertThat(model.form().firstWrong()).contains("Index versions to keep");
  }

  @Test
  void nothingWrongIsSaved() {
    type("keepVersions", "none");
    model.save();
    assertThat(gateway.saves).isZero();
  }

  @Test
  void goesBackToWhatIsSaved() {
    type("keepVersions", "none");
    model.revert();
    assertThat(model.form().field("keepVersions").text().get()).isEqualTo("5");
    assertThat(model.form().valid().get()).isTrue();
  }

  @Test
  void whatCannotBeSavedIsTold() {
    gateway.fails = true;
    type("keepVersions", "7");
    model.save();
    assertThat(context.told().getFirst()).contains("cannot be written");
    assertThat(model.form().changed().get()).isTrue();
  }

  @Test
  void thePasswordGoesToTheKeyringAlone() {
    type("database.url", "postgresql://h/db");
    model.connections().databasePassword().set("s3cret");
    model.save();
    assertThat(gateway.kept).containsEntry(SecretStore.DATABASE_PASSWORD, "s3cret");
    assertThat(gateway.settings.toString()).doesNotContain("s3cret");
    assertThat(model.connections().databasePassword().get()).isEmpty();
  }

  @Test
  void aTestAnswersInASentence() {
    type("database.url", "postgresql://h/db");
    model.connections().testDatabase();
    assertThat(model.connections().database().get())
        .isEqualTo(
            new ConnectionTestResult(
                Severity.BAD,
                "The connection to postgresql://h/db was refused: check that the server is running"
                    + " and the port is right."));
  }

  @Test
  void aWrongAddressIsNotTried() {
    type("database.url", "postgresql://u:p@h/db");
    model.connections().testDatabase();
    assertThat(model.connections().database().get().text())
        .contains("Remove the password from the address");
  }

  @Test
  void theTokenIsKeptAndNeverShown() {
    model.connections().slackToken().set("xoxb-1");
    model.connections().storeToken();
    assertThat(gateway.kept).containsEntry(SecretStore.SLACK_TOKEN, "xoxb-1");
    assertThat(model.connections().slackToken().get()).isEmpty();
    assertThat(model.connections().tokenStored().get()).isTrue();
  }

  @Test
  void slackReplacesTheNameOfAChannelByItsId() {
    model.field("slackChannel").text().set("#general");
    model.connections().testSlack();
    assertThat(model.field("slackChannel").text().get()).isEqualTo("C08");
  }

  @Test
  void slackSaysWhoTheTokenIs() {
    model.connections().slackToken().set("xoxb-1");
    model.connections().testSlack();
    assertThat(model.connections().slack().get().text())
        .isEqualTo("Connected as bot-xoxb-1 in team.");
  }

  @Test
  void theNextTimesFollowWhatIsTyped() {
    type("zone", "UTC");
    type("weekly", "daily 03:00");
    assertThat(model.nextTimes()).hasSize(5).first().asString().startsWith("Nov 23, 2026");
    type("weekly", "off");
    assertThat(model.nextTimes()).isEmpty();
  }

  @Test
  void theSimulationFollowsWhatIsTyped() {
    assertThat(model.simulation().outcome().get().said()).contains("The trigger would have fired");
    type("trigger.threshold", "99");
    assertThat(model.simulation().outcome().get().said())
        .isEqualTo("The trigger would not have fired in the last 90 days.");
  }

  @Test
  void aKeyThatIsTakenIsSaid() {
    model.shortcuts().setKey("refresh", "Shortcut+3");
    assertThat(model.shortcuts().problem("refresh")).isEqualTo("Also used by: Review");
  }

  @Test
  void theUsualKeyNeedsNoKeeping() {
    model.shortcuts().setKey("refresh", "F6");
    model.shortcuts().setKey("refresh", "F5");
    assertThat(model.form().shortcuts()).isEmpty();
  }

  @Test
  void aTypedTokenIsSavedWithTheRest() {
    model.connections().slackToken().set("xoxb-1");
    assertThat(model.unsaved().get()).isTrue();
    model.save();
    assertThat(gateway.kept).containsEntry(SecretStore.SLACK_TOKEN, "xoxb-1");
    assertThat(model.unsaved().get()).isFalse();
  }

  @Test
  void aTypedTokenStaysWhereThereIsNoKeyring() {
    gateway.keyring = false;
    model.connections().slackToken().set("xoxb-1");
    model.save();
    assertThat(context.told().getLast()).contains("no usable keyring");
    assertThat(model.connections().slackToken().get()).isEqualTo("xoxb-1");

    model.connections().useTokenForSession();
    assertThat(gateway.session).containsEntry(SecretStore.SLACK_TOKEN, "xoxb-1");
    assertThat(model.unsaved().get()).isFalse();
  }

  private static final class Saved implements SettingsGateway {
    private Settings settings = Settings.standard();
    private final Map<String, String> kept = new HashMap<>();
    private final Map<String, String> session = new HashMap<>();
    private final FakeSourcesGateway sources = new FakeSourcesGateway();
    private boolean fails;
    private boolean keyring = true;
    private int saves;

    @Override
    public Settings settings() {
      return settings;
    }

    @Override
    public Settings change(UnaryOperator<Settings> change) {
      if (fails) {
        throw new UnavailableException("settings.unwritable", "settings.json", "disk full");
      }
      settings = change.apply(settings);
      saves++;
      return settings;
    }

    @Override
    public Workspace workspace() {
      return new Workspace("H2 file · ~/retune", "jdbc:h2:file:retune");
    }

    @Override
    public WorkspaceProbe.Found inspectHomeDatabase() {
      return new WorkspaceProbe.Found("H2 2.4", Optional.empty());
    }

    @Override
    public WorkspaceProbe.Found inspectDatabase(WorkspaceAddress address, SecretInput password) {
      throw new UnavailableException("persistence.refused", address.url());
    }

    @Override
    public boolean hasSecret(String name) {
      return kept.containsKey(name);
    }

    @Override
    public void keepSecretForSession(String name, String value) {
      session.put(name, value);
    }

    @Override
    public void storeSecret(String name, String value) {
      if (!keyring) {
        throw new UnavailableException("settings.noKeyring", name);
      }
      kept.put(name, value);
    }

    @Override
    public SourcesGateway sources() {
      return sources;
    }

    @Override
    public List<DailyVotes> days(int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> new DailyVotes(LocalDate.of(2026, 7, 1).plusDays(i), 8, 12))
          .toList();
    }

    @Override
    public Optional<String> checkEngine(EngineSettings engine) {
      return engine.cluster().map(options -> "4.2.0");
    }

    @Override
    public List<String> languageModels(String url, SecretInput key) {
      return List.of("large", "small");
    }

    @Override
    public String slackChannelId(SlackSettings settings, SecretInput token) {
      return "C0" + settings.channel().orElseThrow().length();
    }

    @Override
    public SlackAccount slackAccount(SlackSettings settings, SecretInput token) {
      return new SlackAccount("bot-" + token.typed().orElse("none"), "team", List.of());
    }
  }
}
