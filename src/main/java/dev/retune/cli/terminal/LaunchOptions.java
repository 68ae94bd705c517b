package dev.retune.cli.terminal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Options of a command line that determine the services.
 *
 * @param home the home folder, if named
 * @param database the workspace address, if named
 * @param asOf the time to use as now, if named
 * @param demo whether to use the workspace of the built-in sample
 */
public record LaunchOptions(
    Optional<Path> home, Optional<String> database, Optional<Instant> asOf, boolean demo) {}
