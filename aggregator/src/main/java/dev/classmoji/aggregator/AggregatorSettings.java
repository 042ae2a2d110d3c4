package dev.classmoji.aggregator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The aggregator's configuration. */
@ConfigMapping(prefix = "classmoji.aggregator")
public interface AggregatorSettings {

  /** Whether it starts with the application. */
  @WithDefault("true")
  boolean enabled();

  /** Whether the application exits, with code 1, when the aggregator cannot go on. */
  @WithDefault("true")
  boolean exitOnFailure();

  /** How readings become emoji. */
  @WithParentName
  Feedback feedback();

  /** The emoji for each state. */
  Emoji emoji();

  /** How Kafka Streams runs. */
  @WithParentName
  Streams streams();

  /** The teacher's dashboard. */
  Dashboard dashboard();

  /** Programs that subscribe to emoji events by HTTP. */
  Subscriptions subscriptions();

  /** Events posted to other programs. */
  Webhooks webhooks();

  /** Events published to an MQTT broker. */
  Mqtt mqtt();

  /** How long, by the wall clock, an ended session's late duplicates are still known as such. */
  @WithDefault("PT1H")
  Duration endedKept();

  /** How long, by the wall clock, nothing must be heard of a session for it to be given up. */
  @WithDefault("PT6H")
  Duration abandonedAfter();

  /** How readings become emoji; all times are media time. */
  interface Feedback {

    /** Time constant of the moving average over readings. */
    @WithDefault("PT0.4S")
    Duration smoothing();

    /** By how much smoothed probability another expression must lead, 0..1. */
    @WithDefault("0.01")
    double margin();

    /** How long it must have led: two samples in a row, with some room for their jitter. */
    @WithDefault("PT0.15S")
    Duration hold();

    /** How long at least an emoji is shown before another; not to and from away. */
    @WithDefault("PT1S")
    Duration dwell();

    /** The best smoothed probability below which the state becomes unsure, 0..1. */
    @WithDefault("0.30")
    double unsureBelow();

    /** The best smoothed probability from which it is no longer unsure, 0..1. */
    @WithDefault("0.35")
    double sureFrom();

    /** How long no face must have been seen for a student to be away. */
    @WithDefault("PT2S")
    Duration awayAfter();
  }

  /** The emoji for each state. */
  interface Emoji {

    /** Angry. */
    @WithDefault("😠")
    String angry();

    /** Disgust. */
    @WithDefault("🤢")
    String disgust();

    /** Fear. */
    @WithDefault("😨")
    String fear();

    /** Happy. */
    @WithDefault("😄")
    String happy();

    /** Sad. */
    @WithDefault("😢")
    String sad();

    /** Surprise. */
    @WithDefault("😲")
    String surprise();

    /** Neutral. */
    @WithDefault("😐")
    String neutral();

    /** No expression is clear enough. */
    @WithDefault("🤷")
    String unsure();

    /** No face is seen. */
    @WithDefault("💤")
    String away();
  }

  /** How Kafka Streams runs. */
  interface Streams {

    /** Names the consumer group and the changelog topics. */
    @WithDefault("classmoji-aggregator")
    String applicationId();

    /** Number of stream threads; partitions are spread over them. */
    @WithDefault("1")
    int threads();

    /** How often feedback is committed, and so becomes visible to readers. */
    @WithDefault("PT0.025S")
    Duration commitInterval();

    /** The rebalance protocol: {@code streams} (KIP-1071) or {@code classic} for older brokers. */
    @WithDefault("streams")
    String groupProtocol();

    /** Where the state directory lies; a temporary folder if absent, since stores are in memory. */
    Optional<Path> stateDir();

    /** How many times, in all, a thread is replaced after an error that may pass by itself. */
    @WithDefault("5")
    int threadReplacements();

    /** How long a shutdown may take. */
    @WithDefault("PT10S")
    Duration closeWithin();
  }

  /**
   * The teacher's dashboard; its port and address are {@code quarkus.http.port} and {@code .host}.
   */
  interface Dashboard {

    /** Whether it follows the topics from its start on. */
    @WithDefault("true")
    boolean enabled();

    /** How far back, by the wall clock, feedback is read when it starts. */
    @WithDefault("PT12H")
    Duration history();

    /** How many sessions it keeps; the ones unheard of for longest go, ended ones first. */
    @WithDefault("200")
    int sessionsKept();

    /** How many pages it serves at a time. */
    @WithDefault("200")
    int maxPages();

    /** How often an open page gets a sign of life. */
    @WithDefault("PT5S")
    Duration heartbeat();

    /** After how long without a sign of life a page is given up. */
    @WithDefault("PT30S")
    Duration silence();

    /** Names under which browsers may reach it, beside IP addresses and {@code localhost}. */
    Optional<Set<String>> hostNames();

    /**
     * Where students reach their own views, such as {@code https://class.example/}, if not where
     * the teacher does: under its host name nothing else is answered.
     */
    Optional<URI> ownViewAddress();
  }

  /** Programs that subscribe to emoji events by HTTP: at {@code /api/events}. */
  interface Subscriptions {

    /** How many it serves at a time. */
    @WithDefault("1000")
    int maxSubscribers();

    /**
     * How many events may wait for a subscriber that is slow, before it is cut off; half as many of
     * the last ones are kept at hand for those who come back.
     */
    @WithDefault("2000")
    int queue();

    /** How many subscribers are read older events for at a time. */
    @WithDefault("4")
    int readers();

    /** How often a subscriber gets a sign of life. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /**
     * Origins of other sites, such as {@code https://lab.example}, whose pages may subscribe; none
     * may if absent.
     */
    Optional<Set<String>> origins();
  }

  /** Events posted to other programs. */
  interface Webhooks {

    /** Whether they may be posted by HTTP, and to addresses that are not of the public Internet. */
    @WithDefault("false")
    boolean allowInternal();

    /** How many there may be. */
    @WithDefault("50")
    int most();

    /** How long a post may take. */
    @WithDefault("PT10S")
    Duration timeout();

    /** At most how long after the first failure it is tried again; doubled with each one more. */
    @WithDefault("PT1S")
    Duration firstRetry();

    /** At most how long after any failure it is tried again, unless the receiver asks for more. */
    @WithDefault("PT1H")
    Duration longestRetry();

    /** How long a receiver may fail before nothing more is sent until someone resumes it. */
    @WithDefault("P1D")
    Duration parkAfter();
  }

  /** Events published to an MQTT 5 broker. */
  interface Mqtt {

    /** The broker, {@code mqtt://host:1883} or {@code mqtts://host:8883}; nothing if absent. */
    Optional<URI> url();

    /** The user to log in as. */
    Optional<String> user();

    /** That user's password. */
    Optional<String> password();

    /** What every topic begins with. */
    @WithDefault("classmoji")
    String prefix();

    /** How many events may be under way to the broker. */
    @WithDefault("100")
    int inFlight();

    /** How long the broker may take to acknowledge them. */
    @WithDefault("PT20S")
    Duration timeout();
  }
}
