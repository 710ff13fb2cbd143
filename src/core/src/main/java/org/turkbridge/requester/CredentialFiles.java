package org.turkbridge.requester;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds access keys where AWS tools keep them: environment variables, the shared credentials file,
 * the config file and, if there is none, the files of boto 2. Never asks the network and runs no
 * program. Profiles without keys of their own (roles, single sign-on) are passed over: an old call
 * is signed with a secret access key.
 */
public final class CredentialFiles {
  /** The name of the Requester whose keys are in environment variables. */
  public static final String ENVIRONMENT = "environment";

  /** The name of the Requester whose keys are in a file of boto 2. */
  public static final String BOTO = "boto";

  private final Map<String, String> environment;
  private final Path home;

  /**
   * @param environment the environment variables
   * @param home the user's home folder where the variable {@code HOME} does not name one
   */
  public CredentialFiles(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The keys that may sign: of each profile its own, that of the credentials file before that of
   * the config file. Where botocore would not take it, but the profile's role, single sign-on or
   * (before a key of the config file) {@code credential_process}, or would refuse the profile, that
   * is told among {@link AccessKeys#passedOver()}.
   *
   * @param file read instead of all other places; null for those
   * @param profiles only these; empty for every one
   * @throws CredentialsException if a file cannot be parsed, the named one cannot be read, one of
   *     the profiles has no key, or there are keys but none that can be used
   */
  public AccessKeys read(@Nullable Path file, List<String> profiles) {
    Search search = new Search();
    if (file == null) {
      AwsFiles files = AwsFiles.read(environment, home);
      search.variables(environment);
      search.file(files.credentials());
      search.file(files.config());
      search.profiles(files);
      search.boto(files);
      search.otherSections(files.config());
    } else {
      AwsFiles files = AwsFiles.of(file);
      search.file(
          Stream.of(files.credentials(), files.config())
              .filter(each -> each.state() == AwsFile.State.READ)
              .findFirst()
              .orElseThrow());
      search.profiles(files);
      search.otherSections(files.config());
    }
    return profiles.isEmpty() ? search.keys() : search.keys(profiles);
  }

  /** One look at the places. */
  private static final class Search {
    private static final String PROCESS = "credential_process";

    private final List<Requester> found = new ArrayList<>();
    private final Map<String, List<String>> passedOver = new LinkedHashMap<>();
    private final List<String> places = new ArrayList<>();
    private boolean isAnyUnusable;

    void variables(Map<String, String> environment) {
      Map<String, String> set =
          environment.entrySet().stream()
              .filter(variable -> !variable.getValue().isEmpty())
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      places.add("the environment");
      ConfigSection variables = new ConfigSection(set, Map.of());
      if (!take(ENVIRONMENT, "the environment", KeyNames.VARIABLES, variables)) {
        noteSecretAlone(ENVIRONMENT, "the environment", KeyNames.VARIABLES, variables);
      }
    }

    void file(AwsFile file) {
      places.add(file.label());
      if (file.state() == AwsFile.State.UNREADABLE) {
        isAnyUnusable = true;
        passOver("", "the file " + file.name() + " cannot be read: " + file.state().words());
      }
    }

    void profiles(AwsFiles files) {
      Map<String, ConfigSection> shared = files.credentials().sections();
      Map<String, ConfigSection> configured = files.configProfiles();
      Set<String> names = new LinkedHashSet<>(shared.keySet());
      names.addAll(configured.keySet());
      for (String name : names) {
        profile(
            name,
            Optional.ofNullable(shared.get(name)),
            place(name, files.credentials()),
            Optional.ofNullable(configured.get(name)),
            place(name, files.config()));
      }
    }

    private static String place(String profile, AwsFile file) {
      return "the profile \"" + profile + "\" of " + file.name();
    }

    private void profile(
        String name,
        Optional<ConfigSection> shared,
        String sharedPlace,
        Optional<ConfigSection> configured,
        String configuredPlace) {
      int before = found.size();
      boolean isShared =
          shared.filter(keys -> take(name, sharedPlace, KeyNames.SETTINGS, keys)).isPresent();
      if (isShared) {
        if (configured.filter(keys -> keys.has(KeyNames.SETTINGS.id())).isPresent()) {
          passOver(name, configuredPlace + " has a key too: that of the credentials file counts");
        }
      } else if (configured
          .filter(keys -> take(name, configuredPlace, KeyNames.SETTINGS, keys))
          .isEmpty()) {
        shared.ifPresent(keys -> withoutKey(name, sharedPlace, keys));
        configured.ifPresent(keys -> withoutKey(name, configuredPlace, keys));
      }
      if (found.size() > before) {
        shared.ifPresent(keys -> besideKey(name, sharedPlace, keys, isShared));
        configured.ifPresent(keys -> besideKey(name, configuredPlace, keys, isShared));
      }
    }

    /** Botocore asks a program only after the credentials file. */
    private void besideKey(String name, String place, ConfigSection section, boolean isShared) {
      RemoteKeys.setting(section)
          .or(() -> process(section).filter(setting -> !isShared))
          .ifPresent(
              setting ->
                  passOver(name, place + " has " + setting + " too: its own key counts here"));
    }

    private static Optional<String> process(ConfigSection section) {
      return Optional.of(PROCESS).filter(section::has);
    }

    private void withoutKey(String name, String place, ConfigSection section) {
      if (noteSecretAlone(name, place, KeyNames.SETTINGS, section)) {
        return;
      }
      String reason =
          RemoteKeys.setting(section)
              .map(setting -> setting + ", but no key is fetched from the network")
              .or(
                  () ->
                      process(section)
                          .map(setting -> setting + ", but no program is run for a key"))
              .orElse("no access key");
      passOver(name, place + " has " + reason);
    }

    /** Looks only where there is no other key, as the last place that botocore asks. */
    void boto(AwsFiles files) {
      if (!found.isEmpty() || isAnyUnusable) {
        return;
      }
      for (AwsFile file : files.boto()) {
        if (file.state() == AwsFile.State.READ) {
          file(file);
          if (take(BOTO, file.name(), KeyNames.BOTO, AwsFiles.botoCredentials(file))) {
            return;
          }
          Map<String, ConfigSection> others = new LinkedHashMap<>(file.sections());
          others.remove(AwsFiles.BOTO_SECTION);
          String reason = "not read for keys: write [" + AwsFiles.BOTO_SECTION + "]";
          others.forEach((section, keys) -> unreadSection(BOTO, file, section, keys, reason));
        }
      }
    }

    /**
     * Keys of a config file that are in no profile. Looked at last: no tool takes them, so they
     * keep no other key from being taken.
     */
    void otherSections(AwsFile config) {
      config
          .otherSections()
          .forEach(
              (section, keys) -> {
                Optional<String> profile = AwsFile.intendedProfile(section);
                unreadSection(
                    profile.orElse(""),
                    config,
                    section,
                    keys,
                    "no profile: write " + AwsFile.profileHeader(profile.orElse("NAME")));
              });
    }

    private void unreadSection(
        String name, AwsFile file, String section, ConfigSection keys, String reason) {
      if (keys.has(KeyNames.SETTINGS.id()) || keys.has(KeyNames.SETTINGS.secret())) {
        isAnyUnusable = true;
        passOver(name, "the section [" + section + "] of " + file.name() + " is " + reason);
      }
    }

    /** Whether there is a key, which may be one that cannot be used. */
    private boolean take(String name, String place, KeyNames names, ConfigSection section) {
      try {
        return names.in(section).map(key -> found.add(new Requester(name, key))).isPresent();
      } catch (UnusableKeyException e) {
        isAnyUnusable = true;
        passOver(name, place + " " + e.reason());
        return true;
      }
    }

    private boolean noteSecretAlone(
        String name, String place, KeyNames names, ConfigSection section) {
      boolean isAlone = section.has(names.secret());
      if (isAlone) {
        isAnyUnusable = true;
        passOver(name, place + " has " + names.secret() + " but no " + names.id());
      }
      return isAlone;
    }

    private void passOver(String name, String line) {
      passedOver.computeIfAbsent(name, none -> new ArrayList<>()).add(line);
    }

    AccessKeys keys() {
      List<String> lines = passedOver.values().stream().flatMap(List::stream).toList();
      if (found.isEmpty() && isAnyUnusable) {
        throw new CredentialsException("No access key can be used: " + String.join("; ", lines));
      }
      return new AccessKeys(new Requesters(found), lines, absence());
    }

    private String absence() {
      return "no access key in " + String.join(", ", places);
    }

    AccessKeys keys(List<String> profiles) {
      for (String profile : profiles) {
        if (found.stream().noneMatch(requester -> requester.name().equals(profile))) {
          throw new CredentialsException(missing(profile));
        }
      }
      return new AccessKeys(
          new Requesters(
              found.stream().filter(requester -> profiles.contains(requester.name())).toList()),
          profiles.stream()
              .distinct()
              .flatMap(profile -> passedOver.getOrDefault(profile, List.of()).stream())
              .toList(),
          absence());
    }

    private String missing(String profile) {
      List<String> reasons = passedOver.getOrDefault(profile, List.of());
      String names =
          found.stream().map(Requester::name).distinct().collect(Collectors.joining(", "));
      return "There is no profile \""
          + profile
          + "\" with an access key and a secret"
          + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")")
          + "; found: "
          + (names.isEmpty() ? "none" : names);
    }
  }
}
