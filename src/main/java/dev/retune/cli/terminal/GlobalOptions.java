package dev.retune.cli.terminal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command, accepted before and after its name. */
public final class GlobalOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder with all data of this installation (or RETUNE_HOME).")
  @Nullable Path home;

  @Option(
      names = "--database",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Workspace database, H2 or PostgreSQL (or RETUNE_DATABASE).")
  @Nullable String database;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      scope = ScopeType.INHERIT,
      description = "The time to use as now, such as 2026-11-15T00:00:00Z.")
  @Nullable Instant asOf;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description =
          "Prints one JSON document to standard output, everything else to standard error.")
  boolean json;

  public LaunchOptions options(boolean demo) {
    return new LaunchOptions(
        Optional.ofNullable(home), Optional.ofNullable(database), Optional.ofNullable(asOf), demo);
  }
}
