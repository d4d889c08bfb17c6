import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type ServiceNavigationItem = Options<{
  href: string;
  text: Content;
  active: boolean;
  current: boolean;
  attributes: Attributes;
}>;

export type ServiceNavigationProps = Extras &
  Options<{
    serviceName: Content;
    serviceUrl: string;
    navigation: readonly (ServiceNavigationItem | undefined)[];
    navigationId: string;
    navigationLabel: string;
    navigationClasses: string;
    collapseNavigationOnMobile: boolean;
    menuButtonText: string;
    menuButtonLabel: string;
    ariaLabel: string;
    slots: Options<{
      start: Content;
      end: Content;
      endInline: boolean;
      navigationStart: Content;
      navigationEnd: Content;
    }>;
  }>;

/** The service's name and its main places, as on GOV.UK. */
export function ServiceNavigation(props: ServiceNavigationProps): VNode {
  const common = {
    class: classNames('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  };
  // The navigation is a landmark by itself; with anything beside it, both need one around them.
  if (!hasMoreThanNavigation(props)) return <div {...common}>{inside(props)}</div>;
  return (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...common}>
      {inside(props)}
    </section>
  );
}

function hasMoreThanNavigation({ serviceName: name, slots }: ServiceNavigationProps): boolean {
  return Boolean(name || slots?.start || slots?.end);
}

function inside(props: ServiceNavigationProps): VNode {
  const { slots } = props;
  const inlining = slots?.endInline && 'govuk-service-navigation__inlining-container';
  return (
    <div class={classNames('govuk-width-container', inlining)}>
      {slots?.start}
      <div class="govuk-service-navigation__container">
        {props.serviceName && serviceName(props)}
        {navigation(props)}
      </div>
      {slots?.end}
    </div>
  );
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationProps): VNode {
  return (
    <span class="govuk-service-navigation__service-name">
      {serviceUrl ? (
        <a href={serviceUrl} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  );
}

function navigation(props: ServiceNavigationProps): VNode | null {
  const items = (props.navigation ?? []).filter((item) => item !== undefined);
  if (items.length === 0 && !hasNavigationSlots(props)) return null;
  return (
    <nav
      aria-label={props.navigationLabel || props.menuButtonText || 'Menu'}
      class={classNames('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && menuButton(props)}
      {navigationList(props, items)}
    </nav>
  );
}

function hasNavigationSlots({ slots }: ServiceNavigationProps): boolean {
  return Boolean(slots?.navigationStart || slots?.navigationEnd);
}

function navigationList(props: ServiceNavigationProps, items: readonly ServiceNavigationItem[]): VNode {
  return (
    <ul class="govuk-service-navigation__list" id={navigationId(props)}>
      {props.slots?.navigationStart}
      {items.map(navigationItem)}
      {props.slots?.navigationEnd}
    </ul>
  );
}

function navigationId(props: ServiceNavigationProps): string {
  return props.navigationId || 'navigation';
}

function menuButton(props: ServiceNavigationProps): VNode {
  const text = props.menuButtonText || 'Menu';
  return (
    <button
      type="button"
      class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
      aria-controls={navigationId(props)}
      aria-label={props.menuButtonLabel && props.menuButtonLabel !== text ? props.menuButtonLabel : undefined}
      hidden
      aria-hidden="true"
    >
      {text}
    </button>
  );
}

function navigationItem(item: ServiceNavigationItem): VNode {
  const here = item.active || item.current;
  return (
    <li
      class={classNames('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}
    >
      {itemContent(item, here ? (item.current ? 'page' : 'true') : undefined)}
    </li>
  );
}

function itemContent(item: ServiceNavigationItem, current: 'page' | 'true' | undefined): VNode | null {
  // Where colours are overridden, a strong element still tells the current place.
  const text = current ? (
    <strong class="govuk-service-navigation__active-fallback">{item.text}</strong>
  ) : (
    item.text
  );
  if (item.href) {
    return (
      <a class="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>
        {text}
      </a>
    );
  }
  if (!item.text) return null;
  return (
    <span class="govuk-service-navigation__text" aria-current={current}>
      {text}
    </span>
  );
}
