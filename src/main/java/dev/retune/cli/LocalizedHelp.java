package dev.retune.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/** Help in English, as in the annotations of the commands, or in Korean. */
final class LocalizedHelp extends Help {
  private LocalizedHelp(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  /** Counts columns: the parser counts characters, and Hangul is two columns wide. */
  @Override
  public int synopsisHeadingLength() {
    String heading = Ansi.OFF.new Text(synopsisHeading()).toString();
    return Ansi.OFF.new Text(heading.substring(heading.lastIndexOf('\n') + 1))
        .getCJKAdjustedLength();
  }

  /** Reads the Korean texts when help is printed for the first time. */
  record Factory(Supplier<Locale> language) implements IHelpFactory {
    private static final String BUNDLE = "dev.retune.common.i18n.help";

    @Override
    public Help create(CommandSpec command, CommandLine.Help.ColorScheme colors) {
      if (command.root().resourceBundle() == null
          && language.get().getLanguage().equals(Locale.KOREAN.getLanguage())) {
        ResourceBundle korean =
            ResourceBundle.getBundle(
                BUNDLE,
                Locale.KOREAN,
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES));
        translate(command.root(), korean);
      }
      return new LocalizedHelp(command, colors);
    }

    private static void translate(CommandSpec command, ResourceBundle texts) {
      command.resourceBundle(texts);
      command.subcommands().values().forEach(one -> translate(one.getCommandSpec(), texts));
    }
  }
}
