package dev.retune.publishing.model;

import java.util.Optional;

/**
 * A store that the live index is published into.
 *
 * @param id number in the workspace; 0 before it is stored
 * @param name its name here
 * @param address where it is, without a password
 * @param place what chat products read there: a view, alias or collection; a name of files
 * @param user who connects
 * @param passwordEnv environment variable or keyring entry with the password or key
 * @param automatic whether promotions and rollbacks are published without being asked for
 */
public record TargetConfig(
    long id,
    String name,
    TargetKind kind,
    String address,
    String place,
    Optional<String> user,
    Optional<String> passwordEnv,
    boolean automatic) {}
