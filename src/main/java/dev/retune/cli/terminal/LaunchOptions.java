package dev.retune.cli.terminal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a command line says of where and when, for all commands alike.
 *
 * @param home the home's folder, when named
 * @param database the workspace's address, when named
 * @param asOf the moment that counts as now, when named
 * @param demo whether the built-in sample's own workspace is meant
 */
public record LaunchOptions(
    Optional<Path> home, Optional<String> database, Optional<Instant> asOf, boolean demo) {}
