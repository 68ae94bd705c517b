package dev.retune.cli.io;

import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.profile.ProfileCatalog;
import java.util.List;

/** Says which profiles of the user are left out, and why. */
public final class BrokenProfiles {
  private BrokenProfiles() {}

  /** Prints them on standard error; returns whether there are any. */
  public static boolean print(Terminal terminal, ProfileCatalog profiles) {
    Texts texts = terminal.texts();
    List<ProfileCatalog.Broken> broken = profiles.broken();
    for (ProfileCatalog.Broken profile : broken) {
      String file = profile.file().getFileName().toString();
      terminal.printError(texts.get("cli.profileLeftOut", file, texts.get(profile.reason())));
    }
    return !broken.isEmpty();
  }
}
