-- A husband or wife who lives apart is still close family for a conflict of interest; who was divorced is declared for themselves.
create or replace function people.close_roles() returns setof text language sql immutable parallel safe as $$
  values ('mother'), ('father'), ('parent'), ('daughter'), ('son'), ('child'),
         ('adoptive mother'), ('adoptive father'), ('adoptive parent'), ('adopted daughter'), ('adopted son'), ('adopted child'),
         ('stepmother'), ('stepfather'), ('step-parent'), ('stepdaughter'), ('stepson'), ('stepchild'),
         ('donor'), ('donor-conceived daughter'), ('donor-conceived son'), ('donor-conceived child'),
         ('grandmother'), ('grandfather'), ('grandparent'), ('granddaughter'), ('grandson'), ('grandchild'),
         ('wife'), ('husband'), ('husband, wife or civil partner'), ('partner'),
         ('separated wife'), ('separated husband'), ('separated husband, wife or civil partner'), ('guardian'), ('ward')
  union select people.sibling_roles()
$$;
