CREATE TABLE `memberships` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`party` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `person_id`, `party`, `role`),
	FOREIGN KEY (`tenant_id`,`person_id`) REFERENCES `people`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_party` ON `memberships` (`tenant_id`,`party`);--> statement-breakpoint
CREATE TABLE `offices` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`municipality` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`connected_at` integer,
	`closed_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`tenant_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `people` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`hpr` text,
	`email` text,
	`language` text NOT NULL,
	`disabled_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`tenant_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_subject` ON `people` (`tenant_id`,`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `portals` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`origins` text NOT NULL,
	`bases` text NOT NULL,
	`issuer` text NOT NULL,
	`jwks` text,
	`jwks_uri` text,
	`audience` text NOT NULL,
	`people_issuer` text NOT NULL,
	`unit_ids` text NOT NULL,
	`registered_at` integer NOT NULL,
	`disabled_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`tenant_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `portals_id` ON `portals` (`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`tenant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`tenant_id`, `token_hash`),
	FOREIGN KEY (`tenant_id`,`person_id`) REFERENCES `people`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `units` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`service` text NOT NULL,
	`name_en` text NOT NULL,
	`name_nb` text NOT NULL,
	`phone` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`tenant_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `used_ids` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`mark` text NOT NULL,
	`ends_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `used_ids_end` ON `used_ids` (`tenant_id`,`ends_at`);--> statement-breakpoint
CREATE TABLE `office_days` (
	`tenant_id` text NOT NULL,
	`office_id` text NOT NULL,
	`day` text NOT NULL,
	`cases` integer NOT NULL,
	`replies` integer NOT NULL,
	`acknowledged` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `office_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `open_matters` (
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`referral_id` text,
	`office_id` text NOT NULL,
	`unit_id` text,
	`since` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `kind`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `open_matters_since` ON `open_matters` (`tenant_id`,`kind`,`since`);--> statement-breakpoint
CREATE INDEX `open_matters_referral` ON `open_matters` (`tenant_id`,`referral_id`);--> statement-breakpoint
CREATE TABLE `packs` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` text NOT NULL,
	`content` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `letter_links` (
	`tenant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`letter_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`tenant_id`, `token_hash`),
	FOREIGN KEY (`tenant_id`,`letter_id`) REFERENCES `letters`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_links_letter` ON `letter_links` (`tenant_id`,`letter_id`);--> statement-breakpoint
CREATE TABLE `letters` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`referral_id` text NOT NULL,
	`office_id` text NOT NULL,
	`addressee_id` text NOT NULL,
	`arrived_at` integer NOT NULL,
	`opened_at` integer,
	`acknowledged_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_referral` ON `letters` (`tenant_id`,`referral_id`);--> statement-breakpoint
CREATE INDEX `letters_office` ON `letters` (`tenant_id`,`office_id`,`arrived_at`,`id`);--> statement-breakpoint
CREATE INDEX `letters_unread` ON `letters` (`tenant_id`,`office_id`,`acknowledged_at`,`arrived_at`,`id`);--> statement-breakpoint
CREATE TABLE `images` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`referral_id` text NOT NULL,
	`view` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`original_key` text NOT NULL,
	`status` text NOT NULL,
	`refusal` text,
	`width` integer,
	`height` integer,
	`frames` integer,
	`attached_by` text NOT NULL,
	`attached_at` integer NOT NULL,
	`ready_at` integer,
	`removed_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `images_referral` ON `images` (`tenant_id`,`referral_id`,`attached_at`);--> statement-breakpoint
CREATE TABLE `audit` (
	`tenant_id` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`span` text NOT NULL,
	`at` integer NOT NULL,
	`request_id` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`tenant_id`, `object`, `actor`, `action`, `span`)
);
--> statement-breakpoint
CREATE INDEX `audit_time` ON `audit` (`tenant_id`,`at`);--> statement-breakpoint
CREATE TABLE `cursors` (
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`previous` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `name`, `previous`)
);
--> statement-breakpoint
CREATE TABLE `events` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`subject` text NOT NULL,
	`seq` integer NOT NULL,
	`command_id` text NOT NULL,
	`name` text NOT NULL,
	`facts` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`body_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_lock` ON `events` (`tenant_id`,`subject`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_memory` ON `events` (`tenant_id`,`command_id`);--> statement-breakpoint
CREATE INDEX `events_tenant_position` ON `events` (`tenant_id`,`position`);--> statement-breakpoint
CREATE TABLE `probes` (
	`id` integer PRIMARY KEY NOT NULL,
	`counter` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reactions` (
	`tenant_id` text NOT NULL,
	`event_position` integer NOT NULL,
	`name` text NOT NULL,
	`claimed_until` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`error` text,
	`done_at` integer,
	PRIMARY KEY(`tenant_id`, `event_position`, `name`)
);
--> statement-breakpoint
CREATE INDEX `reactions_due` ON `reactions` (`done_at`,`claimed_until`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`name_en` text NOT NULL,
	`name_nb` text NOT NULL,
	`phone` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`referral_id` text NOT NULL,
	`text` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questions_referral` ON `questions` (`tenant_id`,`referral_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`case_number` text NOT NULL,
	`office_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`referrer_id` text NOT NULL,
	`pack` text NOT NULL,
	`pack_version` text NOT NULL,
	`questionnaire` text NOT NULL,
	`content` text NOT NULL,
	`national_id` text GENERATED ALWAYS AS (replace(json_extract(content, '$.patient.nationalId'), ' ', '')) VIRTUAL,
	`status` text NOT NULL,
	`urgency` text NOT NULL,
	`urgency_rank` integer NOT NULL,
	`started_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`received_at` integer,
	`answered_at` integer,
	`handed_at` integer,
	`handed_by` text,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`unit_id`) REFERENCES `units`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`referrer_id`) REFERENCES `people`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`pack`,`pack_version`) REFERENCES `packs`(`tenant_id`,`id`,`version`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_case_number` ON `referrals` (`tenant_id`,`case_number`);--> statement-breakpoint
CREATE INDEX `referrals_worklist` ON `referrals` (`tenant_id`,`unit_id`,`status`,`urgency_rank`,`received_at`,`id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `referrals_patient` ON `referrals` (`tenant_id`,`national_id`);--> statement-breakpoint
CREATE INDEX `referrals_desk` ON `referrals` (`tenant_id`,`office_id`,`status`,`changed_at`,`id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`referral_id` text NOT NULL,
	`corrects_id` text,
	`decision_id` text,
	`answer` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`held_until` integer,
	`undone_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_referral` ON `replies` (`tenant_id`,`referral_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `claims` (
	`tenant_id` text NOT NULL,
	`referral_id` text NOT NULL,
	`person_id` text NOT NULL,
	`claimed_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `referral_id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claims_person` ON `claims` (`tenant_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`referral_id` text NOT NULL,
	`disposition` text NOT NULL,
	`latest_date` text,
	`weeks` integer,
	`reason` text NOT NULL,
	`handover_to` text NOT NULL,
	`handover_at` integer,
	`to_unit_id` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decisions_referral` ON `decisions` (`tenant_id`,`referral_id`,`decided_at`);