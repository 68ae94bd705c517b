package dev.retune.ui.settings;

import dev.retune.db.WorkspaceProbe;
import dev.retune.fault.Failure;
import dev.retune.fault.Refused;
import dev.retune.loop.SchedulePlan;
import dev.retune.report.SlackAccount;
import dev.retune.settings.Secrets;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsMerge;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Shortcut;
import dev.retune.ui.kit.Shortcuts;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** All that a person can set: a draft that is checked as typed and saved whole. */
public final class SettingsViewModel {
  private static final int TIMES = 5;

  private final SettingsDesk desk;
  private final Room room;
  private final SettingsStart start;
  private final Draft draft;
  private final SourcesViewModel sources;
  private final ModelsViewModel models;
  private final SimulationViewModel simulation;
  private final Latest reading;
  private final Latest testing;
  private final ObjectProperty<Section> section;
  private final StringProperty databasePassword = new SimpleStringProperty("");
  private final StringProperty slackToken = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Finding> databaseFinding =
      new ReadOnlyObjectWrapper<>(Finding.NONE);
  private final ReadOnlyObjectWrapper<Finding> slackFinding =
      new ReadOnlyObjectWrapper<>(Finding.NONE);
  private final ReadOnlyBooleanWrapper tokenKept = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<SettingsDesk.Workspace>> workspace =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

  /** Over its services; {@link #refresh} reads for the first time. */
  public SettingsViewModel(SettingsDesk desk, Room room, SettingsStart start) {
    this.desk = desk;
    this.room = room;
    this.start = start;
    this.draft = new Draft(room.texts());
    this.sources = new SourcesViewModel(desk, room, draft);
    this.models = new ModelsViewModel(desk, room);
    this.simulation = new SimulationViewModel(desk, room, draft);
    this.reading = new Latest(room.runner());
    this.testing = new Latest(room.runner());
    this.section = new SimpleObjectProperty<>(section(start.section()));
  }

  private static Section section(String name) {
    return Arrays.stream(Section.values())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElse(Section.GENERAL);
  }

  private record Read(Settings settings, SettingsDesk.Workspace workspace, boolean token) {}

  Draft draft() {
    return draft;
  }

  SourcesViewModel sources() {
    return sources;
  }

  ModelsViewModel models() {
    return models;
  }

  SimulationViewModel simulation() {
    return simulation;
  }

  /** The part that is open. */
  ObjectProperty<Section> section() {
    return section;
  }

  /** As typed, kept nowhere but in the keyring. */
  StringProperty databasePassword() {
    return databasePassword;
  }

  /** As typed, kept nowhere but in the keyring. */
  StringProperty slackToken() {
    return slackToken;
  }

  ReadOnlyObjectProperty<Finding> databaseFinding() {
    return databaseFinding.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Finding> slackFinding() {
    return slackFinding.getReadOnlyProperty();
  }

  /** Whether a token is known; it is never shown. */
  ReadOnlyBooleanProperty tokenKept() {
    return tokenKept.getReadOnlyProperty();
  }

  /** The database that is open; empty before it was asked. */
  ReadOnlyObjectProperty<Optional<SettingsDesk.Workspace>> workspace() {
    return workspace.getReadOnlyProperty();
  }

  /** Whether the settings are being saved. */
  ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** Reads the settings as they are saved; what was typed and not saved goes. */
  public void refresh() {
    reading.run(
        () -> {
          Settings saved = desk.settings();
          // done here once, for the first time that values become settings takes longer than a
          // frame
          new Draft(room.texts()).take(saved);
          return new Read(saved, desk.workspace(), desk.knows(Secrets.SLACK_TOKEN));
        },
        now -> {
          workspace.set(Optional.of(now.workspace()));
          tokenKept.set(now.token());
          draft.take(now.settings());
          sources.open(draft.sources().isEmpty() ? -1 : 0);
        },
        room.notices()::failed);
    simulation.refresh();
  }

  /** A value was saved elsewhere; what else is typed here stays. */
  public void kept(String path, String value) {
    draft.kept(path, value);
  }

  /** Goes back to what is saved. */
  void revert() {
    draft.revert();
    sources.open(draft.sources().isEmpty() ? -1 : 0);
  }

  /** Saves what was typed, secrets first, and tells whoever opened this screen. */
  void save() {
    if (saving.get() || !draft.valid().get() || !draft.changed().get()) {
      return;
    }
    SettingsMerge edits = draft.edits();
    String password = databasePassword.get();
    saving.set(true);
    room.runner()
        .run(
            () -> {
              if (!password.isEmpty()) {
                desk.keep(Secrets.DATABASE_PASSWORD, password);
              }
              return desk.change(edits);
            },
            now -> {
              saving.set(false);
              databasePassword.set("");
              draft.take(now);
              start.saved().accept(now, section.get().name());
            },
            e -> {
              saving.set(false);
              room.notices().failed(e);
              if (e instanceof Refused) {
                followOthers();
              }
            });
  }

  /** What others saved meanwhile is what is edited from now on; what was typed here stays. */
  private void followOthers() {
    reading.run(desk::settings, draft::follow, room.notices()::failed);
  }

  /** Tries the database that is typed. */
  void testDatabase() {
    String wrong = draft.entry("database.url").problem().get();
    if (!wrong.isEmpty()) {
      databaseFinding.set(new Finding(Mood.BAD, wrong));
      return;
    }
    var address = draft.settings().get().database();
    Optional<String> password = typed(databasePassword);
    test(
        databaseFinding,
        () -> {
          WorkspaceProbe.Found found = desk.look(address, password);
          return found
              .schema()
              .map(s -> room.texts().get("ui.settings.databaseFound", found.product(), s))
              .orElseGet(() -> room.texts().get("ui.settings.databaseEmpty", found.product()));
        });
  }

  /** Asks Slack who the token speaks for: the one that is typed, else the one that is kept. */
  void testSlack() {
    Optional<String> baseUrl = draft.settings().get().slackBaseUrl();
    Optional<String> token = typed(slackToken);
    test(
        slackFinding,
        () -> {
          SlackAccount account = desk.slack(baseUrl, token);
          return room.texts().get("ui.settings.slackFound", account.bot(), account.team());
        });
  }

  /** Puts the typed token into the keyring. */
  void keepToken() {
    String token = slackToken.get().strip();
    if (token.isEmpty()) {
      return;
    }
    test(
        slackFinding,
        () -> {
          desk.keep(Secrets.SLACK_TOKEN, token);
          return room.texts().get("ui.settings.tokenKept");
        },
        () -> {
          slackToken.set("");
          tokenKept.set(true);
        });
  }

  private static Optional<String> typed(StringProperty secret) {
    return Optional.of(secret.get().strip()).filter(s -> !s.isEmpty());
  }

  private void test(ReadOnlyObjectWrapper<Finding> finding, Callable<String> look) {
    test(finding, look, () -> {});
  }

  private void test(
      ReadOnlyObjectWrapper<Finding> finding, Callable<String> look, Runnable worked) {
    finding.set(new Finding(Mood.INFO, room.texts().get("ui.settings.testing")));
    testing.run(
        () -> Finding.of(look, room.texts()),
        found -> {
          finding.set(found);
          if (found.mood() == Mood.CALM) {
            worked.run();
          }
        },
        room.notices()::failed);
  }

  /** The next times at which the loop is due, as typed; none while that is no plan. */
  List<String> nextTimes() {
    try {
      ZoneId zone = draft.settings().get().zoneId();
      return SchedulePlan.parse(draft.entry("weekly").text().get(), zone)
          .next(room.clock().instant(), TIMES)
          .stream()
          .map(room.figures()::moment)
          .toList();
    } catch (Failure e) {
      return List.of();
    }
  }

  /** The commands with their usual keys. */
  List<Shortcut> commands() {
    return start.shortcuts();
  }

  /** The key of a command as it is typed. */
  String key(String command) {
    return Shortcuts.keys(start.shortcuts(), draft.shortcuts()).getOrDefault(command, "");
  }

  /** Gives a command another key; an empty one takes it away, the usual one needs no keeping. */
  void key(String command, String key) {
    boolean usual =
        start.shortcuts().stream().anyMatch(s -> s.id().equals(command) && s.usual().equals(key));
    if (usual) {
      draft.shortcuts().remove(command);
    } else {
      draft.shortcuts().put(command, key);
    }
  }

  /** What is wrong with a command's key; empty when all is well. */
  String keyProblem(String command) {
    String key = key(command);
    if (!key.isEmpty() && !Shortcuts.isKey(key)) {
      return room.texts().get("ui.settings.noKey");
    }
    List<Shortcut> rivals = Shortcuts.rivals(command, start.shortcuts(), draft.shortcuts());
    return rivals.isEmpty()
        ? ""
        : room.texts().get("ui.settings.keyTaken", rivals.getFirst().text());
  }
}
