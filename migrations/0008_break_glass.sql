CREATE TABLE `glass_breaks` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`referral_id` text NOT NULL,
	`emergency` text NOT NULL,
	`why` text NOT NULL,
	`broken_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`reviewed_at` integer,
	`reviewed_by` text,
	`outcome` text,
	`note` text,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`person_id`) REFERENCES `people`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `glass_breaks_person` ON `glass_breaks` (`tenant_id`,`person_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `glass_breaks_referral` ON `glass_breaks` (`tenant_id`,`referral_id`);--> statement-breakpoint
CREATE INDEX `glass_breaks_review` ON `glass_breaks` (`tenant_id`,`reviewed_at`,`broken_at`);