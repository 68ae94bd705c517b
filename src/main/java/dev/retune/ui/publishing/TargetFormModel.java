package dev.retune.ui.publishing;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.form.SettingFieldType;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A target while it is added or changed. */
public final class TargetFormModel {
  private static final TargetConfig NEW =
      new TargetConfig(
          0, "", TargetKind.FILES, "", "retune", Optional.empty(), Optional.empty(), true);

  private final PublishingGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final LatestTask latest;
  private final Consumer<String> stored;
  private final SettingField kind = new SettingField("publish.kind", SettingFieldType.CHOICE);
  private final SettingField name = new SettingField("publish.name", SettingFieldType.WORDS);
  private final SettingField address = new SettingField("publish.address", SettingFieldType.WORDS);
  private final SettingField place = new SettingField("publish.place", SettingFieldType.WORDS);
  private final SettingField user = new SettingField("publish.user", SettingFieldType.WORDS);
  private final SettingField secret =
      new SettingField("publish.passwordEnv", SettingFieldType.WORDS);
  private final SettingField automatic =
      new SettingField("publish.automatic", SettingFieldType.TICK);
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<TargetConfig>> before =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Creates a form.
   *
   * @param stored called with the name of a target after it was stored
   */
  TargetFormModel(PublishingGateway gateway, ScreenContext context, Consumer<String> stored) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.latest = new LatestTask(context.runner());
    this.stored = stored;
    List.of(
            kind.text(),
            name.text(),
            address.text(),
            place.text(),
            user.text(),
            secret.text(),
            password)
        .forEach(typed -> typed.subscribe((was, is) -> problem.set("")));
  }

  /** The kind of the store, by its name in {@link TargetKind}. */
  public SettingField kind() {
    return kind;
  }

  /** What it is called here. */
  public SettingField name() {
    return name;
  }

  /** The address of a server, or a folder. */
  public SettingField address() {
    return address;
  }

  /** What chat products read there. */
  public SettingField place() {
    return place;
  }

  /** Who connects. */
  public SettingField user() {
    return user;
  }

  /** The name of the password in the environment or the keyring. */
  public SettingField secret() {
    return secret;
  }

  /** Whether promotions and rollbacks are published without being asked for. */
  public SettingField automatic() {
    return automatic;
  }

  /** The password as typed; stored in the keyring only. */
  public StringProperty password() {
    return password;
  }

  /** Whether the form is shown. */
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  /** Whether the target is being connected to. */
  public ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** Why it was not stored; empty if nothing is known to be wrong. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** The target that is changed; empty for a new one. */
  public ReadOnlyObjectProperty<Optional<TargetConfig>> before() {
    return before.getReadOnlyProperty();
  }

  /** The chosen kind. */
  TargetKind chosenKind() {
    return TargetKind.valueOf(kind.text().get());
  }

  /** Opens the form for a new target. */
  public void create() {
    before.set(Optional.empty());
    show(NEW);
  }

  /** Opens the form for a target that exists. */
  public void open(TargetConfig target) {
    before.set(Optional.of(target));
    show(target);
  }

  private void show(TargetConfig target) {
    kind.text().set(target.kind().name());
    name.text().set(target.name());
    address.text().set(target.address());
    place.text().set(target.place());
    user.text().set(target.user().orElse(""));
    secret.text().set(target.passwordEnv().orElse(""));
    automatic.text().set(String.valueOf(target.automatic()));
    password.set("");
    List.of(name, address, place, user, secret).forEach(field -> field.setProblem(""));
    problem.set("");
    open.set(true);
  }

  /** Closes the form without storing anything. */
  public void close() {
    latest.cancel();
    saving.set(false);
    password.set("");
    open.set(false);
  }

  /** Lets the user choose the folder of files. */
  void browse() {
    context.dialogs().chooseFolder(folder -> address.text().set(folder.toString()));
  }

  /** Connects to the target and stores it. */
  public void save() {
    if (saving.get() || !isValid()) {
      return;
    }
    if (!password.get().isEmpty() && secret.text().get().isBlank()) {
      secret.text().set(secretName());
    }
    TargetConfig target = typed();
    SecretInput typed = SecretInput.of(chosenKind().takesSecret() ? password.get() : "");
    Optional<TargetConfig> replaced = before.get();
    problem.set("");
    saving.set(true);
    latest.run(
        () -> {
          if (replaced.isPresent()) {
            gateway.change(replaced.get().name(), target, typed);
          } else {
            gateway.add(target, typed);
          }
          return target.name();
        },
        this::saved,
        this::failed);
  }

  private boolean isValid() {
    name.setProblem(isBlank(name) ? texts.get("ui.publish.noName") : "");
    address.setProblem(isBlank(address) ? texts.get("ui.publish.noAddress") : "");
    place.setProblem(isBlank(place) ? texts.get("ui.publish.noPlace") : "");
    return !isBlank(name) && !isBlank(address) && !isBlank(place);
  }

  private static boolean isBlank(SettingField field) {
    return field.text().get().isBlank();
  }

  private String secretName() {
    return "RETUNE_TARGET_"
        + name.text().get().strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  private TargetConfig typed() {
    return new TargetConfig(
        0,
        name.text().get().strip(),
        chosenKind(),
        address.text().get().strip(),
        place.text().get().strip(),
        optional(user).filter(_ -> chosenKind().takesUser()),
        optional(secret).filter(_ -> chosenKind().takesSecret()),
        Boolean.parseBoolean(automatic.text().get()));
  }

  private static Optional<String> optional(SettingField field) {
    return Optional.of(field.text().get().strip()).filter(text -> !text.isEmpty());
  }

  private void saved(String target) {
    boolean added = before.get().isEmpty();
    close();
    context.notices().done(texts.get(added ? "ui.publish.added" : "ui.publish.changed", target));
    stored.accept(target);
  }

  private void failed(Throwable e) {
    saving.set(false);
    if (e instanceof ApplicationException told) {
      problem.set(texts.get(told));
    } else {
      context.notices().failed(e);
    }
  }
}
